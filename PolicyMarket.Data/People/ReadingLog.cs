using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.People;

/// <summary>Records that someone other than the firm looked at firms' data. A page shows nothing whose reading could not be recorded.</summary>
public sealed class ReadingLog(Recorder recorder, AuditTrail audit)
{
    private const int MostDetail = 2_000;

    /// <summary>
    /// One reading, e.g. <see cref="AuditAction.FirmRead"/> of "firm:12". PersonId null: the command line. Refused for whoever is not active or has no
    /// desk's role.
    /// </summary>
    public Task<Result<bool>> AddAsync(PersonId? personId, AuditAction action, string subject, string detail, CancellationToken ct) =>
        recorder.WriteAsync<bool>(
            async db =>
            {
                var (actor, why) = personId is { } id
                    ? await ActorCheck.DemandAsync(db, id, ct, Roles.Officer, Roles.Finance, Roles.FinanceChecker, Roles.Supervisor, Roles.Administrator)
                    : Result.Ok(Actor.System(PeopleWording.CommandLine));
                if (actor is null)
                {
                    return WorkText.Refuse<bool>(why);
                }

                audit.Add(db, actor, action, subject, detail.Length <= MostDetail ? detail : detail[..MostDetail] + "……");
                return Result.Ok(true);
            },
            ct
        );
}
