using System.Collections.Immutable;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Opinions;

namespace PolicyMarket.Web.Matching;

/// <summary>One run with the run before and everything that its page shows.</summary>
public sealed record RunView(
    RunRow Run,
    RunRow? Previous,
    RunMoney Money,
    ImmutableArray<RunShare> ByDepartment,
    ImmutableArray<RunShare> ByRegion,
    ImmutableArray<GapLine> Gaps,
    ImmutableArray<GapShare> GapsByDepartment,
    ImmutableArray<ItemChange> Changes,
    ImmutableArray<RunFault> Faults
)
{
    /// <summary>Damaged sheets and their firms, at most <see cref="LeftOutList.Most"/>.</summary>
    public ImmutableArray<LeftOutFirm> LeftOut { get; init; } = [];

    /// <summary>Second opinions; empty for a run of an older program.</summary>
    public ImmutableArray<OpinionView> Opinions { get; init; } = [];
}
