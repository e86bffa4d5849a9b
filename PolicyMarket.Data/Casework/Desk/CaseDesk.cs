using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Casework.Desk;

/// <summary>督办: a supervisor decides that nothing is to be done about a case.</summary>
public sealed class CaseDesk(Recorder recorder, AuditTrail audit, BusinessClock clock)
{
    /// <summary>
    /// Ends an open case with a reason; the rules do not open it again on the same facts. A supervisor of a department dismisses cases of that department
    /// alone. The same dismissal again changes nothing.
    /// </summary>
    public Task<Result<long>> DismissAsync(PersonId personId, long caseId, string reason, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (actor, notAllowed) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Supervisor);
                var (text, badText) = WorkText.Read(reason, CaseDeskWording.DismissalReason, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                if (actor is null || text is null)
                {
                    return WorkText.Refuse<long>(notAllowed ?? badText);
                }

                var one = await db.CaseworkCases.SingleOrDefaultAsync(c => c.Id == caseId, ct);
                if (one is null || (actor.DepartmentId is { } own && own != one.DepartmentId))
                {
                    return WorkText.Refuse<long>(WorkText.NotFound(CaseDeskWording.ThisCase));
                }

                if (one.State == CaseState.Dismissed && one.ClosedByPersonId == personId)
                {
                    return Result.Ok(one.Id);
                }

                if (one.State != CaseState.Open)
                {
                    return WorkText.Refuse<long>(WorkText.Moved(CaseDeskWording.CaseAlreadyEnded(one.Id, one.CloseReason)));
                }

                one.Close(CaseState.Dismissed, clock.UtcNow, actor.PersonId, CaseworkWording.Dismissed(actor.Name, text));
                audit.Add(db, actor, AuditAction.CaseworkDismiss, $"case:{one.Id}", $"{CaseworkWording.Of(one.Kind)} {one.Subject}：{text}");
                return Result.Ok(one.Id);
            },
            ct
        );
}
