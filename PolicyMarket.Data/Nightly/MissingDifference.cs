using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets.Columns;
using PolicyMarket.Data.Policies;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Engine.Missing;
using PolicyMarket.Rules.Engine.Results;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Nightly;

/// <summary>
/// Missing facts now, computed from those after the last finished run: subtracted is what replaced rows lacked then and what the former texts of
/// changed items lacked, added what replaced and new rows lack now and what the new texts lack. For one use.
/// </summary>
internal sealed class MissingDifference(
    NightlyPlan plan,
    EncodedTable table,
    MatchResult result,
    CompiledPlan? former,
    FirmRows firms,
    RowJournal? journal,
    int threads
)
{
    private readonly GapSums gaps = new();
    private readonly Dictionary<string, long> unknown = new(StringComparer.Ordinal);
    private readonly string[] regions = Array.ConvertAll(firms.Regions, region => firms.RegionNames[region]);

    /// <summary>Null, with the regions as they may be, when the rows of that run are not known any more or the figures do not add up.</summary>
    public GapSums? Count(Baseline before, long[] unknownByRegion, CancellationToken ct)
    {
        if (
            journal is null
            || IsReferring(table.Plan)
            || IsReferring(former)
            || before.Run is not { } run
            || run.DataFingerprint != journal.Stamp
            || (run.UnknownCount > 0 && before.Gaps.Count == 0)
            || before.Gaps.Any(gap => gap.SoleUncappedPairs is null) // of an older program
        )
        {
            return null;
        }

        before.Gaps.ToList().ForEach(gaps.Add);
        foreach (var region in before.Regions)
        {
            unknown[region.Region] = region.Unknown;
        }

        int[] rows = [.. journal.Parts.SelectMany(part => part.Rows), .. Enumerable.Range(journal.RowCount, table.RowCount - journal.RowCount)];
        CountRows(rows, item => !before.HasNewText[item], ct);
        CountTexts([.. plan.Items.Where((_, item) => before.HasNewText[item]).Select(item => item.Rule)], ct);
        return DoFit(unknownByRegion) ? gaps : null;
    }

    /// <summary>True where an amount may lack a fact of another item, whose former text is not available: then everything is counted.</summary>
    private static bool IsReferring(CompiledPlan? asked) => asked?.Rules.Any(rule => !rule.Awards.IsEmpty) == true;

    /// <summary>
    /// Rows that were replaced or are new: by all texts as they were then away, by the unchanged ones as they are now in. The former texts come back in for
    /// what they will lose below.
    /// </summary>
    private void CountRows(int[] rows, Func<int, bool> isUnchanged, CancellationToken ct)
    {
        foreach (var part in journal?.Parts ?? [])
        {
            string[] then = [.. part.Regions.Select(region => region ?? "")];
            Add(table.Plan, part.Facts, then, isUnchanged, -1, ct);
            Add(former, part.Facts, then, _ => true, -1, ct);
        }

        if (rows.Length > 0)
        {
            var now = table.Table.Pick(rows);
            var places = Array.ConvertAll(rows, row => regions[row]);
            Add(table.Plan, now, places, isUnchanged, 1, ct);
            Add(former, now, places, _ => true, 1, ct);
        }
    }

    /// <summary>All rows: by the former texts away, by the new ones in.</summary>
    private void CountTexts(IReadOnlyList<PolicyRule> changed, CancellationToken ct)
    {
        Add(former, table.Table, regions, _ => true, -1, ct);
        Add(changed.Count == 0 ? null : PlanCompiler.Compile(changed, table.Plan.Catalog), table.Table, regions, _ => true, 1, ct);
    }

    private void Add(CompiledPlan? asked, FactTable facts, string[] places, Func<int, bool> isWanted, int sign, CancellationToken ct)
    {
        if (asked is null)
        {
            return;
        }

        var encoded = asked.Encode(facts, threads);
        using var found = asked.Match(encoded, new MatchSettings { Threads = threads }, ct);
        foreach (
            var fact in MissingFacts
                .Count(encoded, found, threads, ct)
                .Concat(MissingAmounts.Count(facts, found, threads, ct))
                .Where(fact => isWanted(fact.Item))
        )
        {
            gaps.Add(asked.Rules[fact.Item], fact.Attribute, sign * fact.Pairs, sign * fact.SolePairs);
        }

        for (var item = 0; item < found.ItemCount; item++)
        {
            if (isWanted(item) && found.UnknownCount(item) > 0)
            {
                AddUnknown(found, item, places, sign);
            }
        }
    }

    private void AddUnknown(MatchResult found, int item, string[] places, int sign)
    {
        var rows = new int[found.UnknownCount(item)];
        found.CopyUnknown(item, rows);
        foreach (var row in rows)
        {
            unknown[places[row]] = unknown.GetValueOrDefault(places[row]) + sign;
        }
    }

    /// <summary>No region has less than nothing, none that is gone has anything, and together they have as many as were matched.</summary>
    private bool DoFit(long[] unknownByRegion)
    {
        for (var region = 0; region < unknownByRegion.Length; region++)
        {
            unknownByRegion[region] = unknown.GetValueOrDefault(firms.RegionNames[region]);
        }

        return gaps.IsSound
            && unknown.Values.All(pairs => pairs >= 0)
            && unknownByRegion.Sum() == result.UnknownTotal
            && unknown.Values.Sum() == result.UnknownTotal;
    }
}
