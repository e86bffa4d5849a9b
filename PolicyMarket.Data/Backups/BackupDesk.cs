using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Store.Faults;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Backups;

/// <summary>
/// Backups of the running program: at night by itself, and at the word of an administrator. Each stands in the audit trail, a failed one with its reason.
/// </summary>
public sealed class BackupDesk(Recorder recorder, AuditTrail audit, BackupMaking making, BackupOptions backups, DataOptions options) : IDisposable
{
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    /// <summary>The folder of the backups.</summary>
    public string Folder => backups.Directory ?? Path.Combine(options.Directory, "backups");

    /// <summary>By the job.</summary>
    public Task<Result<BackupDone>> MakeNightlyAsync(CancellationToken ct) => MakeAsync(Actor.System(BackupWording.NightlyBackup), ct);

    /// <summary>At the word of an administrator.</summary>
    public async Task<Result<BackupDone>> MakeNowAsync(PersonId personId, CancellationToken ct)
    {
        var asked = await recorder.WriteAsync(
            async db =>
            {
                var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Administrator);
                return actor is null ? WorkText.Refuse<Actor>(why) : Result.Ok(actor);
            },
            ct
        );
        return asked.Value is { } person ? await MakeAsync(person, ct) : Result.Fail<BackupDone>(asked.Diagnostics);
    }

    public void Dispose() => oneAtATime.Dispose();

    private async Task<Result<BackupDone>> MakeAsync(Actor actor, CancellationToken ct)
    {
        await oneAtATime.WaitAsync(ct);
        try
        {
            var result = await making.MakeAsync(Folder, backups.WithKeys, backups.Keep, ct);
            await NoteAsync(
                actor,
                result.Succeeded ? AuditAction.BackupMake : AuditAction.BackupFail,
                result.Value is { } done ? BackupWording.BackupMade(done.Folder, done.Manifest.Size, done.Manifest.Sha256, done.Removed) : result.Why,
                ct
            );
            return result;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            await NoteAsync(actor, AuditAction.BackupFail, DatabaseFaults.Find(failure)?.Sentence ?? failure.Message, ct);
            throw;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private Task NoteAsync(Actor actor, AuditAction action, string detail, CancellationToken ct) =>
        recorder.WriteAsync(
            db =>
            {
                audit.Add(db, actor, action, "backup", detail);
                return Task.FromResult(Result.Ok(0));
            },
            ct
        );
}
