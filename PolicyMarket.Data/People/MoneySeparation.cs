using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.People;

/// <summary>
/// Keeps one administrator from playing both persons of a two-person step: two accounts that the same administrator alone made or gave access to within the
/// last 24 hours cannot complete it together. The command line counts as one administrator; demonstration accounts are exempt.
/// </summary>
public static class MoneySeparation
{
    private static readonly TimeSpan Rest = TimeSpan.FromHours(24);

    /// <summary>Null when the second person may complete what the first ones began. Now: UTC.</summary>
    public static async Task<Diagnostic?> DemandAsync(PolicyMarketDb db, long second, IEnumerable<long> first, DateTime now, CancellationToken ct)
    {
        long[] others = [.. first.Where(id => id != second).Distinct()];
        var since = now - Rest;
        var recent = await db
            .Users.AsNoTracking()
            .Where(p => (p.Id == second || others.Contains(p.Id)) && !p.IsDemonstration && p.SoleAccessAt != null && p.SoleAccessAt > since)
            .Select(p => new
            {
                p.Id,
                p.DisplayName,
                p.SoleAccessByPersonId,
                p.SoleAccessAt,
            })
            .ToListAsync(ct);
        if (
            recent.Find(p => p.Id == second) is not { SoleAccessAt: { } own } checker
            || recent.Find(p => p.Id != second && p.SoleAccessByPersonId == checker.SoleAccessByPersonId) is not { SoleAccessAt: { } other } maker
        )
        {
            return null;
        }

        var until = BusinessClock.InZone((own < other ? own : other) + Rest);
        var who = checker.SoleAccessByPersonId is null ? PeopleWording.CommandLine : PeopleWording.SameAdministrator;
        return new Diagnostic(DataDiagnostics.MoneySameHand, PeopleWording.SameHand(maker.DisplayName, who, until));
    }

    /// <summary>Whether this administrator alone gave access to that account in the last 24 hours.</summary>
    internal static Task<bool> GaveAccessAsync(PolicyMarketDb db, long administrator, PersonId personId, DateTime now, CancellationToken ct)
    {
        var since = now - Rest;
        return db.Users.AnyAsync(p => p.Id == personId && !p.IsDemonstration && p.SoleAccessByPersonId == administrator && p.SoleAccessAt > since, ct);
    }
}
