using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Determinations;

/// <summary>
/// Why a run's date does not follow the last finished run: it is dated before it, or more than three days after it. A person in charge has to give a reason.
/// </summary>
/// <param name="AsOf">The date of the run.</param>
/// <param name="Last">The date of the finished run that it is compared with.</param>
/// <param name="LeavesOffers">The run is dated in the past, so offers of later days must stay as they are.</param>
public sealed record RunDateDoubt(DateOnly AsOf, DateOnly Last, bool LeavesOffers)
{
    /// <summary>A run may follow the last one after so many days without a question.</summary>
    public const int MostDays = 3;

    /// <summary>Unusual finding, as a sentence.</summary>
    public string Sentence =>
        AsOf < Last
            ? DeterminationWording.BeforeLastRun(AsOf, Last, LeavesOffers ? "；按过去的日期匹配不会生成、更改或撤回任何待确认" : "")
            : DeterminationWording.FarFromLastRun(AsOf, Last, AsOf.DayNumber - Last.DayNumber, MostDays);

    /// <summary>
    /// Null when the date follows, or when there is no finished run. A run dated after today is a rehearsal or a mistake: returning from it to today leaves no
    /// offer untouched.
    /// </summary>
    public static async Task<RunDateDoubt?> FindAsync(PolicyMarketDb db, DateOnly asOf, DateOnly today, CancellationToken ct)
    {
        var finished = db.MatchingRuns.AsNoTracking().Where(r => r.State == RunState.Finished);
        if (await finished.OrderByDescending(r => r.Id).Select(r => (DateOnly?)r.BusinessDate).FirstOrDefaultAsync(ct) is not { } last)
        {
            return null;
        }

        var newest = await finished.Where(r => r.BusinessDate <= today).MaxAsync(r => (DateOnly?)r.BusinessDate, ct);
        var reference = newest > last ? newest.Value : last;
        return asOf < reference ? new RunDateDoubt(asOf, reference, LeavesOffers: reference <= today || asOf < today)
            : asOf.DayNumber - reference.DayNumber > MostDays ? new RunDateDoubt(asOf, reference, LeavesOffers: false)
            : null;
    }
}
