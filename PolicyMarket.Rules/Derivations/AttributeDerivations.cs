using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Derivations;

/// <summary>All derivations of one catalogue, each after those that it needs. Immutable.</summary>
public sealed class AttributeDerivations
{
    private readonly FrozenDictionary<string, AttributeDerivation> byName;
    private readonly HashSet<string> timeDependent;

    private AttributeDerivations(ImmutableArray<AttributeDerivation> inOrder)
    {
        InOrder = inOrder;
        byName = inOrder.ToFrozenDictionary(one => one.Attribute.Name, StringComparer.Ordinal);
        timeDependent = [.. inOrder.Select(one => one.Attribute.Name).Where(name => InputsOf([name]).Contains(ElapsedTime.BusinessDate))];
    }

    public static AttributeDerivations None { get; } = new([]);

    public ImmutableArray<AttributeDerivation> InOrder { get; }

    /// <summary>Warnings for the author of derivations in a file: gaps of their tables, rows that can never decide. Messages name the attribute.</summary>
    public IEnumerable<Diagnostic> Findings =>
        from derivation in InOrder
        where !derivation.IsBuiltIn
        from remark in derivation.Table?.Findings ?? []
        select remark with
        {
            Message = DerivationWording.TableRemark(derivation.Attribute.Label, derivation.Attribute.Name, remark.Message),
        };

    /// <summary>A cycle is refused with its whole path.</summary>
    public static Result<AttributeDerivations> Of(IReadOnlyCollection<AttributeDerivation> derivations)
    {
        var all = derivations.ToDictionary(one => one.Attribute.Name, StringComparer.Ordinal);
        var order = ImmutableArray.CreateBuilder<AttributeDerivation>(all.Count);
        var done = new HashSet<string>(StringComparer.Ordinal);
        var wrong = new List<Diagnostic>();
        foreach (var name in all.Keys.Order(StringComparer.Ordinal))
        {
            Visit(name, []);
        }

        return wrong.Count > 0 ? Result.Fail<AttributeDerivations>(wrong) : Result.Ok<AttributeDerivations>(new AttributeDerivations(order.ToImmutable()));

        void Visit(string name, ImmutableList<string> path)
        {
            if (!all.TryGetValue(name, out var derivation) || done.Contains(name))
            {
                return;
            }

            if (path.IndexOf(name) is var start and >= 0)
            {
                wrong.Add(Cycle([.. path.Skip(start), name], all));
                return;
            }

            foreach (var input in derivation.Inputs.SelectMany(BaseOf))
            {
                Visit(input, path.Add(name));
            }

            if (done.Add(name))
            {
                order.Add(derivation);
            }
        }
    }

    public bool TryGet(string name, [NotNullWhen(true)] out AttributeDerivation? derivation) => byName.TryGetValue(name, out derivation);

    /// <summary>
    /// Every name that is looked at, directly or through others, when these attributes are computed; the views' measures and histories among them.
    /// </summary>
    public IReadOnlyCollection<string> InputsOf(IEnumerable<string> attributes)
    {
        var inputs = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(attributes);
        while (open.TryDequeue(out var name))
        {
            foreach (var input in byName.TryGetValue(name, out var derivation) ? derivation.Inputs.SelectMany(BaseOf) : BaseOf(name))
            {
                if (input != name && inputs.Add(input))
                {
                    open.Enqueue(input);
                }
            }
        }

        return inputs;
    }

    /// <summary>Derivations, in order of evaluation, that these attributes need.</summary>
    public ImmutableArray<AttributeDerivation> StepsTo(IReadOnlyCollection<string> attributes)
    {
        HashSet<string> needed = [.. attributes, .. InputsOf(attributes)];
        return [.. InOrder.Where(one => needed.Contains(one.Attribute.Name))];
    }

    /// <summary>True for a number that grows old: it follows from the business date, so a delivered value counts for the day of its delivery only.</summary>
    public bool IsTimeDependent(string name) => timeDependent.Contains(name);

    /// <summary>Views of elapsed time that decide about these attributes, directly or through derivations.</summary>
    public IEnumerable<AttributeView> ElapsedTimeViewsOf(IReadOnlyCollection<string> attributes) =>
        attributes
            .Concat(InputsOf(attributes))
            .Distinct(StringComparer.Ordinal)
            .Select(name => AttributeView.TryParse(name, out var view) ? view : null)
            .OfType<AttributeView>()
            .Where(view => view.IsElapsedTime);

    /// <summary>True where one of these attributes may differ on every day for every firm: it names the business date itself, or counts days.</summary>
    public bool ChangeDaily(IReadOnlyCollection<string> attributes) =>
        attributes.Concat(StepsTo(attributes).SelectMany(step => step.Inputs)).Any(name => name == ElapsedTime.BusinessDate)
        || ElapsedTimeViewsOf(attributes).Any(view => ElapsedTime.ChangesDaily(view.Kind));

    /// <summary>
    /// A view of elapsed time follows from its date and the business date, any other view from its measure, the measure's history and the assessment year.
    /// </summary>
    private static IEnumerable<string> BaseOf(string name) =>
        !AttributeView.TryParse(name, out var view) || view is null ? [name]
        : view.IsElapsedTime ? [name, view.Base, ElapsedTime.BusinessDate]
        : [name, view.Base, view.Base + HistoryFact.Suffix, "assessment_year"];

    private static Diagnostic Cycle(IReadOnlyList<string> path, Dictionary<string, AttributeDerivation> all) =>
        new(
            DiagnosticCatalogue.DerivationCycle,
            DerivationWording.DerivationCycle(string.Join(" → ", path.Select(name => all[name].Attribute.Label))),
            string.Join(" → ", path)
        );
}
