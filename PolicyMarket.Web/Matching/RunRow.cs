using PolicyMarket.Data.Determinations;
using PolicyMarket.Rules.Engine;

namespace PolicyMarket.Web.Matching;

/// <summary>One run as lists and comparisons show it. Instants in UTC, sums in fen.</summary>
public sealed record RunRow(
    long Id,
    DateOnly BusinessDate,
    DateTime StartedAt,
    DateTime? FinishedAt,
    RunState State,
    int FirmCount,
    int ItemCount,
    int FirmsDone,
    int FirmsMatched,
    long Eligible,
    long Unknown,
    long EligibleFen,
    long New,
    long Lost,
    long Changed,
    int OffersMade,
    long OffersFen,
    int OffersWithdrawn,
    int OffersExpired,
    string? ForceReason,
    bool LeavesOffers,
    long? PreviousRunId,
    bool IsWhole,
    int FirmsRecomputed,
    int ItemsRecomputed,
    long LoadMilliseconds,
    long EncodeMilliseconds,
    long MatchMilliseconds,
    long AmountMilliseconds,
    long WriteMilliseconds
)
{
    /// <summary>Eligible pairs that lack no fact and for which the formula has no result.</summary>
    public long FormulaGaps { get; init; }

    public long ZeroAmounts { get; init; }

    /// <summary>Firms that took no part because one of their sheets is damaged.</summary>
    public int FirmsLeftOut { get; init; }

    /// <summary>Names of the engines that determined the run, joined by "+"; null for a run of an older program.</summary>
    public string? Engine { get; init; }

    /// <summary>The engines in Chinese; empty for a run of an older program.</summary>
    public string EngineLabel =>
        string.Join(
            "、",
            (Engine ?? "")
                .Split('+', StringSplitOptions.RemoveEmptyEntries)
                .Select(name => EngineNames.TryParse(name, out var kind) ? EngineNames.LabelOf(kind) : name)
        );

    /// <summary>Published items that took no part.</summary>
    public LeftOutItems LeftOut { get; init; }

    public TimeSpan? Duration => FinishedAt - StartedAt;

    public (string Text, Ui.Tone Tone) StateBadge =>
        State switch
        {
            RunState.Running => ("进行中", Ui.Tone.Accent),
            RunState.Finished when FirmsLeftOut > 0 => ($"已完成，{FirmsLeftOut:N0} 家企业没有参加", Ui.Tone.Warn),
            RunState.Finished => ("已完成", Ui.Tone.Ok),
            RunState.Superseded => ("数据有更新，已由后一批代替", Ui.Tone.Neutral),
            _ => throw new InvalidOperationException($"The unknown run state {State}."),
        };
}
