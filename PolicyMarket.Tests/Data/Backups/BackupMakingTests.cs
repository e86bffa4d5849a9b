using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Backups;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Store.Faults;
using PolicyMarket.Data.Store.Files;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Backups;

public sealed class BackupMakingTests
{
    private const int Tries = 12;

    /// <summary>The program makes the backup in a process of its own, as `backup` alongside a server, while this process goes on writing.</summary>
    [Fact]
    public async Task Backup_beside_a_writer_holds_every_write_acknowledged_before_it_began()
    {
        await using var record = await TestRecord.CreateAsync();
        using var stop = new CancellationTokenSource();
        var acknowledged = 0L;
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var id = await WriteAsync(record);
                Interlocked.Exchange(ref acknowledged, id);
            }
        });
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var parent = Path.Combine(record.Options.Directory, $"backups-{attempt}");
            var before = Interlocked.Read(ref acknowledged);
            await using var child = ChildProgram.Start("Production", "backup", parent, "--data", record.Options.Directory);
            Assert.True(await child.WaitForEndAsync() == 0, child.Output);

            var (folder, manifest) = Assert.Single(await BackupMaking.ListAsync(parent, CancellationToken.None));
            var copy = Path.Combine(folder, "policymarket.db");
            Assert.Empty(FileFindings.Of(await record.Get<IDatabaseFile>().CheckAsync(copy, CancellationToken.None)));
            var content = await record.Get<IDatabaseFile>().DescribeAsync(copy, CancellationToken.None);
            Assert.InRange(content.LastAuditId, before, long.MaxValue);
            Assert.Equal(manifest.Rows["AuditEvents"], content.Rows["AuditEvents"]);
        }

        await stop.CancelAsync();
        await writing;
        Assert.True(acknowledged > Tries, $"Only {acknowledged} writes were acknowledged.");
    }

    [Fact]
    public async Task Backup_is_private_names_its_content_and_holds_the_keys_unless_they_are_kept_elsewhere()
    {
        await using var record = await TestRecord.CreateAsync();
        var last = await WriteAsync(record);

        var done = County.Done(
            await record.Get<BackupMaking>().MakeAsync(Path.Combine(record.Options.Directory, "a"), withKeys: true, keep: null, CancellationToken.None)
        );
        var bare = County.Done(
            await record.Get<BackupMaking>().MakeAsync(Path.Combine(record.Options.Directory, "b"), withKeys: false, keep: null, CancellationToken.None)
        );

        Assert.Equal((last, true, 1L), (done.Manifest.LastAuditId, done.Manifest.HasKeys, done.Manifest.Rows["AuditEvents"]));
        Assert.Equal(
            await File.ReadAllBytesAsync(record.Options.SealKeyFile),
            await File.ReadAllBytesAsync(Path.Combine(done.Folder, "keys", "seal.key"))
        );
        Assert.False(bare.Manifest.HasKeys);
        Assert.False(Directory.Exists(Path.Combine(bare.Folder, "keys")));
        Assert.Equal(await record.ReadAsync(async db => (await db.Database.GetAppliedMigrationsAsync()).Last()), done.Manifest.Schema);
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.EnumerateFiles(done.Folder, "*", SearchOption.AllDirectories))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }
    }

    [Fact]
    public async Task Only_the_newest_are_kept_and_strange_folders_are_left_alone()
    {
        await using var record = await TestRecord.CreateAsync();
        var parent = Path.Combine(record.Options.Directory, "backups");
        foreach (var name in new[] { "policymarket-20200101-000000", "policymarket-20210101-000000", "policymarket-notes", "other" })
        {
            Directory.CreateDirectory(Path.Combine(parent, name));
        }

        var done = County.Done(await record.Get<BackupMaking>().MakeAsync(parent, withKeys: true, keep: 2, CancellationToken.None));

        Assert.Equal(1, done.Removed);
        Assert.Equal(
            ["other", "policymarket-20210101-000000", Path.GetFileName(done.Folder), "policymarket-notes"],
            Directory.EnumerateDirectories(parent).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)
        );
        County.Refused(await record.Get<BackupMaking>().MakeAsync(parent, withKeys: true, keep: 2, CancellationToken.None), DataDiagnostics.BackupExists);
    }

    [Fact]
    public async Task A_damaged_database_gives_no_backup_and_the_old_ones_stay()
    {
        await using var record = await TestRecord.CreateAsync();
        var parent = Path.Combine(record.Options.Directory, "backups");
        Directory.CreateDirectory(Path.Combine(parent, "policymarket-20200101-000000"));
        RecordPool.Clear(record.Options);
        DamagedFile.SpoilPages(record.Options.DatabaseFile);

        var refused = await Record.ExceptionAsync(async () =>
            County.Refused(
                await record.Get<BackupMaking>().MakeAsync(parent, withKeys: true, keep: 1, CancellationToken.None),
                DataDiagnostics.DatabaseIntegrity
            )
        );

        Assert.True(refused is null || DatabaseFaults.Find(refused) is not null, refused?.ToString());
        Assert.Equal(["policymarket-20200101-000000"], Directory.EnumerateDirectories(parent).Select(folder => Path.GetFileName(folder)));
    }

    [Fact]
    public async Task A_folder_without_a_database_is_neither_backed_up_nor_checked()
    {
        await using var record = await TestRecord.CreateAsync();
        RecordPool.Clear(record.Options);
        File.Delete(record.Options.DatabaseFile);

        County.Refused(
            await record.Get<BackupMaking>().MakeAsync(Path.Combine(record.Options.Directory, "a"), withKeys: true, keep: null, CancellationToken.None),
            DataDiagnostics.BackupNothing
        );
        Assert.Equal(DataDiagnostics.BackupNothing, Assert.Single(await record.Get<DatabaseChecking>().RunAsync(CancellationToken.None)).Code);
    }

    [Fact]
    public async Task Check_of_an_older_schema_asks_for_the_upgrade()
    {
        await using var record = await TestRecord.CreateAsync();
        await record.ForgeAsync($"DELETE FROM __EFMigrationsHistory WHERE MigrationId = (SELECT max(MigrationId) FROM __EFMigrationsHistory)");

        Assert.Equal(DataDiagnostics.DatabaseOldSchema, Assert.Single(await record.Get<DatabaseChecking>().RunAsync(CancellationToken.None)).Code);
    }

    private static async Task<long> WriteAsync(TestRecord record)
    {
        var written = await record
            .Get<Recorder>()
            .WriteAsync(
                db =>
                {
                    record.Get<AuditTrail>().Add(db, Actor.System("测试"), AuditAction.RecordCheck, "test", "一笔");
                    return Task.FromResult(Result.Ok(0));
                },
                CancellationToken.None
            );
        Assert.True(written.Succeeded);
        return await record.ReadAsync(db => db.AuditEvents.MaxAsync(e => e.Id));
    }
}
