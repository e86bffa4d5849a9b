using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Notices;

/// <summary>A firm, or a person of the staff, reads notices.</summary>
public sealed class Inbox(Recorder recorder, BusinessClock clock)
{
    /// <summary>Marks one notice of the person, or of the person's own firm, as read; again changes nothing.</summary>
    public Task<Result<long>> MarkReadAsync(PersonId personId, long noticeId, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, [.. Roles.Names.Keys]);
                if (actor is null)
                {
                    return WorkText.Refuse<long>(why);
                }

                var firmId = actor.Roles.Contains(Roles.Firm) ? actor.FirmId : null;
                var notice = await db.Notices.SingleOrDefaultAsync(
                    n => n.Id == noticeId && (n.PersonId == personId || (n.FirmId != null && n.FirmId == firmId)),
                    ct
                );
                if (notice is null)
                {
                    return WorkText.Refuse<long>(WorkText.NotFound(NoticeWording.ThisMessage));
                }

                notice.ReadAt ??= clock.UtcNow;
                return Result.Ok(notice.Id);
            },
            ct
        );
}
