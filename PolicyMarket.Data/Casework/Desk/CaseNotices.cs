using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Casework.Desk;

/// <summary>
/// Tells who must act on cases that are new or have become worse, one notice per person however many cases there are; and reminds firms of offers that
/// wait. A case carries the mark until it has been told, so a notice is neither lost nor sent twice.
/// </summary>
internal sealed class CaseNotices(Recorder recorder, NoticeBoard notices)
{
    private const int AtOnce = 500;

    public async Task TellAsync(CancellationToken ct)
    {
        while ((await RemindAsync(ct)).Value > 0)
        {
            ct.ThrowIfCancellationRequested();
        }

        await recorder.WriteAsync<int>(async db => Result.Ok(await TellStaffAsync(db, ct)), ct);
    }

    private async Task<int> TellStaffAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var due = db.CaseworkCases.Where(c => c.IsNoticeDue && c.State == CaseState.Open);
        var groups = await due.AsNoTracking()
            .GroupBy(c => new
            {
                c.Kind,
                c.Light,
                c.Level,
                c.DepartmentId,
                c.Actor,
            })
            .Select(g => new DueGroup(g.Key.Kind, g.Key.Light, g.Key.Level, g.Key.DepartmentId, g.Key.Actor, g.Count(), g.Max(c => c.Id)))
            .ToListAsync(ct);
        if (groups.Count == 0)
        {
            return 0;
        }

        var staff = await CaseStaff.ReadAsync(db, ct);
        foreach (var person in staff.All)
        {
            var own = groups.Where(group => staff.MustActOn(person, group.Actor, group.DepartmentId, group.Level)).ToList();
            if (own.Count == 0)
            {
                continue;
            }

            var count = own.Sum(group => group.Count);
            var reason = count == 1 ? await db.CaseworkCases.Where(c => c.Id == own[0].LastId).Select(c => c.Reason).SingleAsync(ct) : null;
            notices.AddForPerson(
                db,
                new PersonId(person.Id),
                FormattableString.Invariant($"casework:{person.Id}:{await db.Notices.CountAsync(n => n.PersonId == person.Id, ct) + 1}"),
                CaseworkWording.NoticeTitle(count),
                CaseworkWording.NoticeBody(own.Select(group => (group.Kind, group.Light, group.Level, group.Count)), reason),
                "casework:0"
            );
        }

        await due.ExecuteUpdateAsync(set => set.SetProperty(c => c.IsNoticeDue, false), ct);
        return groups.Count;
    }

    /// <summary>
    /// Reminds firms whose offers have turned amber, a share at a time; the staff's notice about the same case follows from the red light on.
    /// </summary>
    private Task<Result<int>> RemindAsync(CancellationToken ct) =>
        recorder.WriteAsync<int>(
            async db =>
            {
                var due = await db
                    .CaseworkCases.Include(c => c.Firm)
                    .Where(c => c.IsNoticeDue && c.State == CaseState.Open && c.Kind == CaseKind.OfferWaits && c.Light == CaseLight.Amber)
                    .OrderBy(c => c.Id)
                    .Take(AtOnce)
                    .ToListAsync(ct);
                var ids = due.ConvertAll(c => CaseSubject.IdOf(c.Subject));
                var titles = await db
                    .Offers.AsNoTracking()
                    .Where(o => ids.Contains(o.Id))
                    .Select(o => new { o.Id, o.ItemVersion!.Title }) // an offer names its version by a foreign key
                    .ToDictionaryAsync(o => o.Id, o => o.Title, ct);
                foreach (var one in due)
                {
                    var firm = one.Firm ?? throw new InvalidOperationException($"Case {one.Id} about an offer names no firm.");
                    notices.Add(
                        db,
                        firm,
                        FormattableString.Invariant($"casework:{one.Id}:remind"),
                        CaseworkWording.ReminderTitle,
                        CaseworkWording.Reminder(titles[CaseSubject.IdOf(one.Subject)], one.AmountFen, one.Due),
                        one.Subject
                    );
                    one.IsNoticeDue = false;
                }

                return Result.Ok(due.Count);
            },
            ct
        );

    private sealed record DueGroup(CaseKind Kind, CaseLight Light, int Level, long? DepartmentId, CaseActor Actor, int Count, long LastId);
}
