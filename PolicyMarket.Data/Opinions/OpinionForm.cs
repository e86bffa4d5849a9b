using System.Collections.Immutable;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Policies;

namespace PolicyMarket.Data.Opinions;

/// <summary>A finished comparison, before it is stored.</summary>
internal sealed record OpinionForm(
    MatchingRun Run,
    NightlyPlan Plan,
    FirmRows Firms,
    string RunEngine,
    string Engine,
    ulong Seed,
    ImmutableArray<ItemOpinion> Items
)
{
    public long Milliseconds { get; init; }

    public long Pairs => Items.Sum(item => (long)item.Sample.Rows.Length);

    public long Differences => Items.Sum(item => (long)item.Differences);

    public int FirmCount
    {
        get
        {
            var isChosen = new bool[Firms.Count];
            foreach (var row in Items.SelectMany(item => item.Sample.Rows))
            {
                isChosen[row] = true;
            }

            return isChosen.Count(one => one);
        }
    }
}
