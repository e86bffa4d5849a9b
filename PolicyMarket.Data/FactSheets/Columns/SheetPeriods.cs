using System.Text;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>The periods that sheets name, each parsed once. For one thread.</summary>
internal sealed class SheetPeriods
{
    private readonly Dictionary<byte[], FactPeriod?> known = new(Utf8Texts.Comparer);

    /// <summary>Null for what speaks of no year, quarter or month.</summary>
    public FactPeriod? this[ReadOnlySpan<byte> text]
    {
        get
        {
            var lookup = known.GetAlternateLookup<ReadOnlySpan<byte>>();
            if (!lookup.TryGetValue(text, out var period))
            {
                lookup[text] = period = FactPeriod.TryParse(Encoding.UTF8.GetString(text), out var parsed) ? parsed : null;
            }

            return period;
        }
    }
}
