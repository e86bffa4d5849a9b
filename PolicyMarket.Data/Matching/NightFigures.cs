using System.Collections.Immutable;

namespace PolicyMarket.Data.Matching;

/// <summary>The figures of a run by item and by region, added up while it works and written when it is finished. Not for several threads.</summary>
internal sealed class NightFigures
{
    private readonly ItemFigures[] items;
    private readonly RegionFigures[] regions;

    public NightFigures(NightScope scope, INightMatch match)
    {
        Scope = scope;
        Match = match;
        items = new ItemFigures[scope.Slots.Length];
        regions = new RegionFigures[match.Firms.RegionNames.Count];
    }

    public NightScope Scope { get; }

    public INightMatch Match { get; }

    public ReadOnlySpan<ItemFigures> Items => items;

    public ReadOnlySpan<RegionFigures> Regions => regions;

    /// <summary>Eligible pairs with a formula whose amount is not known.</summary>
    public List<(int Row, int Item)> Unpriced { get; } = [];

    /// <summary>An eligible pair as it stands after the run.</summary>
    public void AddPair(int slot, int region, long fen)
    {
        var sum = fen == PairBytes.NoFen ? 0 : fen;
        ref var item = ref items[slot];
        item.Eligible++;
        item.EligibleFen += sum;
        ref var place = ref regions[region];
        place.Eligible++;
        place.EligibleFen += sum;
    }

    public void AddChange(int slot, int region, MatchChangeKind kind, long oldFen, long newFen)
    {
        var (old, now) = (oldFen == PairBytes.NoFen ? 0 : oldFen, newFen == PairBytes.NoFen ? 0 : newFen);
        ref var item = ref items[slot];
        ref var place = ref regions[region];
        switch (kind)
        {
            case MatchChangeKind.New:
                item.NewCount++;
                item.NewFen += now;
                place.NewCount++;
                break;
            case MatchChangeKind.Lost:
                item.LostCount++;
                item.LostFen += old;
                place.LostCount++;
                break;
            case MatchChangeKind.AmountChanged:
                item.ChangedCount++;
                item.ChangedFromFen += old;
                item.ChangedToFen += now;
                place.ChangedCount++;
                break;
            default:
                throw new InvalidOperationException($"The unknown change {kind}.");
        }
    }

    /// <summary>Takes the undecided pairs in, and, where there was nothing to compare with, counts all pairs as new.</summary>
    public void Complete(ReadOnlySpan<long> unknownByRegion)
    {
        for (var item = 0; item < Scope.PlanCount; item++)
        {
            items[item].Unknown = Match.UnknownCount(item);
        }

        for (var region = 0; region < regions.Length; region++)
        {
            regions[region].Unknown = unknownByRegion[region];
        }

        if (!Scope.HasBaseline)
        {
            foreach (ref var item in items.AsSpan())
            {
                (item.NewCount, item.NewFen) = (item.Eligible, item.EligibleFen);
            }

            foreach (ref var region in regions.AsSpan())
            {
                region.NewCount = region.Eligible;
            }
        }
    }

    /// <summary>Rows of the figures of one run: all items of the plan, and others only where firms lost them.</summary>
    public ImmutableArray<RunTally> Tallies(long runId, NightlyPlan plan) =>
    [
        .. from slot in Enumerable.Range(0, items.Length)
           let figures = items[slot]
           let planned = slot < Scope.PlanCount ? plan.Items[slot] : null
           where planned is not null || figures.LostCount > 0
           select figures.ToTally(runId, Scope.Slots[slot], planned),
    ];

    public ImmutableArray<RunRegion> RegionRows(long runId) =>
    [
        .. from place in Enumerable.Range(0, regions.Length)
           select regions[place].ToRow(runId, Match.Firms.RegionNames[place]),
    ];
}
