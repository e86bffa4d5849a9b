using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>The attributes of which a sheet's values count, by the period of the sheet; one flag for each place in the catalogue. For one thread.</summary>
internal sealed class AdmittedAttributes(AttributeTargets targets, FactMerge merge)
{
    private readonly Dictionary<FactPeriod, bool[]> byPeriod = [];
    private bool[]? ofStates;

    /// <summary>For values that come from no sheet.</summary>
    public bool[] All { get; } = [.. targets.All.Select(_ => true)];

    /// <summary>Null is a sheet of current states.</summary>
    public bool[] Of(FactPeriod? period)
    {
        if (period is not { } dated)
        {
            return ofStates ??= Flags(null);
        }

        if (!byPeriod.TryGetValue(dated, out var flags))
        {
            byPeriod[dated] = flags = Flags(dated);
        }

        return flags;
    }

    private bool[] Flags(FactPeriod? period) => [.. targets.All.Select(target => merge.Admits(target.Definition, period))];
}
