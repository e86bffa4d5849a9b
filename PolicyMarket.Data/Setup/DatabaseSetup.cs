using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PolicyMarket.Data.Calendar;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Store.Files;

namespace PolicyMarket.Data.Setup;

/// <summary>
/// Brings the database file to the current schema, seals what was written before there were seals, and makes missing triggers again. The caller holds the
/// <see cref="DatabaseLock"/>.
/// </summary>
public sealed partial class DatabaseSetup(
    IDbContextFactory<PolicyMarketDb> factory,
    DataOptions options,
    IDatabaseFile file,
    SealKeyMatch keyMatch,
    FirstSeal firstSeal,
    SheetSealing sheets,
    Recorder recorder,
    IRecordAlarms alarms,
    CalendarReader calendar,
    ILogger<DatabaseSetup> log
)
{
    public async Task MigrateAsync(CancellationToken ct)
    {
        PrivateFiles.CreateDirectory(options.Directory);
        PrivateFiles.CreateDirectory(options.KeyDirectory);
        PrivateFiles.Touch(options.DatabaseFile); // the log file takes its access rights from it
        PrivateFiles.Tighten(options);
        await file.PrepareAsync(ct);
        await using var db = await factory.CreateDbContextAsync(ct);
        List<string> pending = [.. await db.Database.GetPendingMigrationsAsync(ct)];
        var isCurrent = pending.Count == 0;
        await sheets.NoteAsync(db, pending, ct);
        if (!isCurrent)
        {
            LogMigrating(pending.Count, pending[^1]);
            await RecordTriggers.DropAsync(db, ct);
            await db.Database.MigrateAsync(ct);
        }

        await SeedRolesAsync(db, ct);
        await ProtectAsync(db, isCurrent, ct);
        await calendar.RefreshAsync(ct);
    }

    /// <summary>Triggers that were missing in a sealed database of the current schema were taken away by someone.</summary>
    private async Task ProtectAsync(PolicyMarketDb db, bool isCurrent, CancellationToken ct)
    {
        var wasSealed = await db.SealLinks.AnyAsync(ct);
        await keyMatch.DemandAsync(db, ct);
        await firstSeal.RunAsync(ct);
        await sheets.CompleteAsync(ct);
        var wrong = await RecordTriggers.FindWrongAsync(db, ct);
        if (isCurrent && wasSealed && wrong.Length > 0)
        {
            // In one transaction: a kill in between must not leave the triggers repaired and the alarm unwritten.
            await recorder.WriteAsync(
                async inside =>
                {
                    await RecordTriggers.EnsureAsync(inside, ct);
                    return await alarms.AddAsync(inside, SetupWording.RebuiltAtStart, [.. wrong.Select(RecordWords.Trigger)], wrong.Length, ct);
                },
                ct
            );
            return;
        }

        await RecordTriggers.EnsureAsync(db, ct);
    }

    private static async Task SeedRolesAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var there = await db.Roles.Select(r => r.Name).ToListAsync(ct);
        foreach (var name in Roles.Names.Keys.Except(there))
        {
            db.Roles.Add(new IdentityRole<long>(name!) { NormalizedName = name!.ToUpperInvariant() });
        }

        await db.SaveChangesAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "数据库升级：{Count} 步，到 {Last}。")]
    private partial void LogMigrating(int count, string last);
}
