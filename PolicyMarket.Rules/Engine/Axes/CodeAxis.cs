using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Rules.Engine.Axes;

/// <summary>
/// Codes and texts by the ones that some leaf names: class 0 holds what no leaf names, then one class for what lies under each named
/// ancestor and no deeper one, then one for each code that a leaf names itself.
/// </summary>
internal sealed class CodeAxis : Axis
{
    private readonly string[] ancestors;
    private readonly string[] named;
    private readonly Dictionary<string, int> byAncestor = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> byName = new(StringComparer.Ordinal);
    private readonly CodePath path;
    private readonly Dictionary<string, List<int>> classesUnder = new(StringComparer.Ordinal);

    public CodeAxis(string attribute, CodePath path, IEnumerable<string> named, IEnumerable<string> ancestors)
        : base(attribute)
    {
        this.path = path;
        this.ancestors = [.. ancestors.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        this.named = [.. named.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        for (var place = 0; place < this.ancestors.Length; place++)
        {
            byAncestor.Add(this.ancestors[place], 1 + place);
        }

        for (var place = 0; place < this.named.Length; place++)
        {
            byName.Add(this.named[place], 1 + this.ancestors.Length + place);
        }

        for (var one = 1; one < Classes; one++)
        {
            foreach (
                var above in path.Of(one <= this.ancestors.Length ? this.ancestors[one - 1] : this.named[one - 1 - this.ancestors.Length])
                    .Where(byAncestor.ContainsKey)
            )
            {
                if (!classesUnder.TryGetValue(above, out var under))
                {
                    classesUnder[above] = under = [];
                }

                under.Add(one);
            }
        }
    }

    public override int Classes => 1 + ancestors.Length + named.Length;

    /// <summary>The classes of exactly these codes.</summary>
    public ClassSet Of(IEnumerable<string> codes) => ClassSet.Of(codes.Select(code => byName[code]));

    /// <summary>The classes of all that lies under one of these, each itself included.</summary>
    public ClassSet Under(IEnumerable<string> above) => ClassSet.Of(above.SelectMany(code => classesUnder.GetValueOrDefault(code) ?? []));

    public override int ClassOf(FactValue value) => value is TextFact text ? ClassOf(text.Value) : throw Misfit(value);

    public override bool IsSameAs(Axis other) =>
        other is CodeAxis codes
        && codes.Attribute == Attribute
        && ReferenceEquals(codes.path, path)
        && codes.named.AsSpan().SequenceEqual(named)
        && codes.ancestors.AsSpan().SequenceEqual(ancestors);

    public override AxisEncoder EncoderOf(FactColumn column) =>
        column is TextColumn texts ? new TableEncoder(texts, texts.Ids, 0, [.. texts.Texts.Select(text => ClassOf(text.Value))]) : throw Misfit(column);

    private int ClassOf(string code)
    {
        if (byName.TryGetValue(code, out var own))
        {
            return own;
        }

        if (ancestors.Length > 0)
        {
            foreach (var above in path.Of(code))
            {
                if (byAncestor.TryGetValue(above, out var under))
                {
                    return under;
                }
            }
        }

        return 0;
    }
}
