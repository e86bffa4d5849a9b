namespace PolicyMarket.Data.Determinations;

/// <summary>Figures of a finished run. WasThereBefore: the same date, plan and data had been run already, and nothing was done now.</summary>
public sealed record RunSummary(
    long RunId,
    bool WasThereBefore,
    int FirmCount,
    int ItemCount,
    long Eligible,
    long Unknown,
    long New,
    long Lost,
    long Changed,
    int OffersMade,
    int OffersWithdrawn,
    int OffersExpired,
    long EligibleFen
)
{
    /// <summary>Eligible pairs that lack no fact and for which the formula has no result.</summary>
    public long FormulaGaps { get; init; }

    /// <summary>Eligible pairs whose amount is zero.</summary>
    public long ZeroAmounts { get; init; }

    /// <summary>Firms that took no part because one of their sheets is damaged.</summary>
    public int FirmsLeftOut { get; init; }

    /// <summary>Names of the engines that determined the run, joined by "+"; null for a run of an older program.</summary>
    public string? Engine { get; init; }

    /// <summary>Published items that took no part.</summary>
    public LeftOutItems LeftOut { get; init; }

    internal static RunSummary Of(MatchingRun run, LeftOutItems leftOut, bool wasThereBefore) =>
        new(
            run.Id,
            wasThereBefore,
            run.FirmCount,
            run.ItemCount,
            run.EligibleCount,
            run.UnknownCount,
            run.NewCount,
            run.LostCount,
            run.ChangedCount,
            run.OffersMade,
            run.OffersWithdrawn,
            run.OffersExpired,
            run.EligibleFen
        )
        {
            FormulaGaps = run.FormulaGapCount,
            ZeroAmounts = run.ZeroCount,
            FirmsLeftOut = run.FirmsLeftOut,
            Engine = run.Engine,
            LeftOut = leftOut,
        };
}
