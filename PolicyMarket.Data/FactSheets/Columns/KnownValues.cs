using System.Diagnostics.CodeAnalysis;
using System.Text;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>Texts and sets that were read before, by their bytes: most firms share a few. For one thread.</summary>
internal sealed class KnownValues
{
    private const int Most = 65_536;
    private readonly Dictionary<byte[], TextFact> texts = new(Utf8Texts.Comparer);
    private readonly Dictionary<byte[], SetFact> sets = new(Utf8Texts.Comparer);

    public TextFact TextOf(ReadOnlySpan<byte> utf8)
    {
        var lookup = texts.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!lookup.TryGetValue(utf8, out var text))
        {
            text = new TextFact(Encoding.UTF8.GetString(utf8));
            if (texts.Count < Most)
            {
                lookup[utf8] = text;
            }
        }

        return text;
    }

    /// <summary>The set that was written just so.</summary>
    public bool TryGet(ReadOnlySpan<byte> written, [NotNullWhen(true)] out SetFact? set) =>
        sets.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(written, out set);

    public void Keep(ReadOnlySpan<byte> written, SetFact set)
    {
        if (sets.Count < Most)
        {
            sets.GetAlternateLookup<ReadOnlySpan<byte>>()[written] = set;
        }
    }
}
