namespace PolicyMarket.Data.Matching;

/// <summary>What a finished run found. WasThereBefore: the same date, plan and data had been run already, and nothing was done now.</summary>
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
    long EligibleFen)
{
    internal static RunSummary Of(MatchingRun run, bool wasThereBefore) => new(
        run.Id, wasThereBefore, run.FirmCount, run.ItemCount, run.EligibleCount, run.UnknownCount,
        run.NewCount, run.LostCount, run.ChangedCount, run.OffersMade, run.OffersWithdrawn, run.OffersExpired, run.EligibleFen);
}
