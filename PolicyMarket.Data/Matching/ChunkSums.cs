using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Matching;

/// <summary>The figures of one chunk, added up before they are written.</summary>
internal sealed class ChunkSums
{
    private readonly Dictionary<(long ItemId, string Region), TallySum> tallies = [];
    private readonly Dictionary<string, GapSum> gaps = new(StringComparer.Ordinal);

    public void Add(string region, PlannedItem item, PairDecision decision)
    {
        if (!tallies.TryGetValue((item.ItemId, region), out var tally))
        {
            tallies[(item.ItemId, region)] = tally = new TallySum();
        }

        if (decision.Outcome == OutcomeKind.Eligible)
        {
            tally.Eligible++;
            tally.EligibleFen += decision.PayableFen ?? 0;
        }
        else
        {
            tally.Unknown++;
        }

        foreach (var attribute in decision.Missing)
        {
            AddGap(attribute, isSole: decision.Missing.Length == 1, item);
        }
    }

    /// <summary>Writes tallies and gaps and adds their totals to the run.</summary>
    public void Write(PairWriter writer, MatchingRun run)
    {
        foreach (var ((itemId, region), sum) in tallies)
        {
            writer.Tally(run.Id, itemId, region, sum);
            run.EligibleCount += sum.Eligible;
            run.UnknownCount += sum.Unknown;
            run.EligibleFen += sum.EligibleFen;
        }

        foreach (var (attribute, sum) in gaps)
        {
            writer.Gap(run.Id, attribute, sum);
        }
    }

    private void AddGap(string attribute, bool isSole, PlannedItem item)
    {
        if (!gaps.TryGetValue(attribute, out var gap))
        {
            gaps[attribute] = gap = new GapSum();
        }

        gap.Pairs++;
        if (isSole)
        {
            gap.SolePairs++;
            gap.SoleCapFen += item.Rule.Cap is { } cap ? Money.FromYuan(cap).Fen : 0;
        }
    }
}
