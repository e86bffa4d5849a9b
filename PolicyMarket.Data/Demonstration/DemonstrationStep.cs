using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Demonstration;

/// <summary>Remembers which steps of the demonstration are done, so that one that was killed goes on where it stopped.</summary>
internal sealed class DemonstrationStep(IDbContextFactory<PolicyMarketDb> factory, Recorder recorder, AuditTrail audit)
{
    public const string Actor = "演示数据";

    /// <summary>Runs the work unless it was done before; killed in between, it runs again, so it has to find what it did.</summary>
    public async Task OnceAsync(string key, Func<Task> work, CancellationToken ct)
    {
        var subject = $"demonstration:{key}";
        await using (var db = await factory.CreateDbContextAsync(ct))
        {
            if (await db.AuditEvents.AnyAsync(e => e.Action == AuditAction.DemonstrationStep.Code && e.Subject == subject, ct))
            {
                return;
            }
        }

        await work();
        await MarkAsync(AuditAction.DemonstrationStep, subject, ct);
    }

    public async Task MarkAsync(AuditAction action, string subject, CancellationToken ct) =>
        Demand(
            await recorder.WriteAsync(
                db =>
                {
                    audit.Add(db, Workflows.Actor.System(Actor), action, subject, "");
                    return Task.FromResult(Result.Ok(action));
                },
                ct
            )
        );

    /// <summary>The demonstration's own input is never refused: if it is, the program is wrong.</summary>
    public static T Demand<T>(Result<T> result) =>
        result is { Succeeded: true, Value: { } value }
            ? value
            : throw new InvalidOperationException($"A step of the demonstration was refused: {result.Why}");
}
