using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets.Columns;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store.Codec;

namespace PolicyMarket.Data.Nightly;

/// <summary>
/// The figures of a run by item and by region: a whole run adds them up from nothing, another begins from those of the last finished run and takes in what
/// differs. Written when the run is finished. Not for several threads.
/// </summary>
internal sealed class NightFigures
{
    private readonly ItemFigures[] items;
    private readonly string[] regionNames;
    private readonly byte[][] regionTexts;
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> regionNumbers;
    private readonly RegionFigures[] regions;
    private int firmsMatched;
    private bool isDoubtful;

    public NightFigures(NightScope scope, INightMatch match, Baseline before)
    {
        Scope = scope;
        Match = match;
        var known = scope.IsWhole ? [] : before.Regions;
        regionNames = [.. match.Firms.RegionNames, .. known.Select(r => r.Region).Except(match.Firms.RegionNames, StringComparer.Ordinal)];
        regionTexts = Array.ConvertAll(regionNames, Encoding.UTF8.GetBytes);
        regionNumbers = regionTexts.Index().ToDictionary(one => one.Item, one => one.Index, Utf8Texts.Comparer).GetAlternateLookup<ReadOnlySpan<byte>>();
        items = new ItemFigures[scope.Slots.Length];
        regions = new RegionFigures[regionNames.Length];
        if (!scope.IsWhole && before.Run is { } previous)
        {
            Begin(previous, before);
        }
    }

    public NightScope Scope { get; }

    public INightMatch Match { get; }

    public RunTotals Totals
    {
        get
        {
            var sum = new RunTotals { FirmsMatched = firmsMatched };
            foreach (ref readonly var region in regions.AsSpan())
            {
                sum = new RunTotals(
                    firmsMatched,
                    sum.Eligible + region.Eligible,
                    sum.EligibleFen + region.EligibleFen,
                    sum.NewCount + region.NewCount,
                    sum.LostCount + region.LostCount,
                    sum.ChangedCount + region.ChangedCount
                );
            }

            return Scope.HasBaseline ? sum : sum with { NewCount = sum.Eligible };
        }
    }

    /// <summary>Eligible pairs whose amount is zero.</summary>
    public long ZeroTotal => items.Sum(item => item.ZeroAmounts);

    /// <summary>UTF-8.</summary>
    public ReadOnlySpan<byte> RegionText(int region) => regionTexts[region];

    /// <summary>-1 for a region that neither this run nor the figures it begins from know.</summary>
    public int RegionOf(ReadOnlySpan<byte> text) => regionNumbers.TryGetValue(text, out var number) ? number : -1;

    /// <summary>A firm as it stands after the run (by 1), or stood in the figures that the run begins from (by -1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Count(PairList pairs, int region, int by)
    {
        firmsMatched += pairs.Count > 0 ? by : 0;
        var slots = pairs.Slots;
        var fens = pairs.Fens;
        var sum = 0L;
        for (var i = 0; i < slots.Length; i++)
        {
            var fen = fens[i] == PairBytes.NoFen ? 0 : by * fens[i];
            ref var item = ref items[slots[i]];
            item.Eligible += by;
            item.EligibleFen += fen;
            item.ZeroAmounts += fens[i] == 0 ? by : 0;
            sum += fen;
        }

        regions[region].Eligible += by * pairs.Count;
        regions[region].EligibleFen += sum;
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

    /// <summary>The stored row of a firm does not say in which region, or with which pairs, it was counted; a whole run counts everything itself.</summary>
    public void MarkDoubtful() => isDoubtful = !Scope.IsWhole;

    /// <summary>Null: every item has as many firms as the match found, and what is gone has none. Otherwise where it is not so.</summary>
    public string? FindDoubt()
    {
        for (var item = 0; item < Scope.PlanCount; item++)
        {
            if (items[item].Eligible != Match.EligibleCount(item))
            {
                return $"item {Scope.Slots[item]}: {items[item].Eligible} firms counted, {Match.EligibleCount(item)} matched";
            }
        }

        var isGoneEmpty =
            items.Skip(Scope.PlanCount).All(item => item is { Eligible: 0, EligibleFen: 0 })
            && regions.Skip(Match.Firms.RegionNames.Count).All(region => region is { Eligible: 0, EligibleFen: 0 });
        return isDoubtful ? "a firm's region was not kept"
            : isGoneEmpty ? null
            : "an item or a region that is gone has firms";
    }

    /// <summary>Takes the undecided pairs in, and, where there was nothing to compare with, counts all pairs as new.</summary>
    public void Complete(ReadOnlySpan<long> unknownByRegion)
    {
        for (var item = 0; item < Scope.PlanCount; item++)
        {
            items[item].Unknown = Match.UnknownCount(item);
        }

        for (var region = 0; region < unknownByRegion.Length; region++)
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
    public ImmutableArray<RunTally> Tallies(long runId, NightlyPlan plan, ReadOnlySpan<long> formulaGaps)
    {
        var gaps = formulaGaps.ToArray();
        return
        [
            .. from slot in Enumerable.Range(0, items.Length)
            let figures = items[slot]
            let planned = slot < Scope.PlanCount ? plan.Items[slot] : null
            where planned is not null || figures.LostCount > 0
            select figures.ToTally(runId, Scope.Slots[slot], planned, slot < gaps.Length ? gaps[slot] : 0),
        ];
    }

    public ImmutableArray<RunRegion> RegionRows(long runId) =>
        [.. from place in Enumerable.Range(0, Match.Firms.RegionNames.Count) select regions[place].ToRow(runId, regionNames[place])];

    /// <summary>Appends all that <see cref="Restore"/> needs to go on from here.</summary>
    public void Save(ByteRun to)
    {
        var writer = new FigureBytes.Writer(to);
        writer.Add(firmsMatched);
        writer.Add(isDoubtful ? 1 : 0);
        writer.Add(items.Length);
        foreach (ref readonly var item in items.AsSpan())
        {
            item.Save(writer);
        }

        writer.Add(regions.Length);
        foreach (ref readonly var region in regions.AsSpan())
        {
            region.Save(writer);
        }
    }

    /// <summary>Goes on from what an attempt that was cut short saved. Throws <see cref="InvalidDataException"/> when it had other items or regions.</summary>
    public void Restore(byte[] saved)
    {
        var reader = new FigureBytes.Reader(saved);
        firmsMatched = checked((int)reader.Next());
        isDoubtful = reader.Next() > 0;
        reader.Demand(items.Length);
        foreach (ref var item in items.AsSpan())
        {
            item = ItemFigures.Restore(ref reader);
        }

        reader.Demand(regions.Length);
        foreach (ref var region in regions.AsSpan())
        {
            region = RegionFigures.Restore(ref reader);
        }
    }

    private void Begin(MatchingRun previous, Baseline before)
    {
        firmsMatched = previous.FirmsMatched;
        foreach (var (itemId, tally) in before.Tallies)
        {
            ref var item = ref items[Scope.SlotOf(itemId)];
            (item.Eligible, item.EligibleFen, item.ZeroAmounts) = (tally.Eligible, tally.EligibleFen, tally.ZeroAmounts);
        }

        foreach (var row in before.Regions)
        {
            ref var region = ref regions[Array.IndexOf(regionNames, row.Region)];
            (region.Eligible, region.EligibleFen) = (row.Eligible, row.EligibleFen);
        }
    }
}
