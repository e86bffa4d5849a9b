using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Setup;
using PolicyMarket.Data.Store;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Store;

/// <summary>No one but the program's account reads what stands in the data folder.</summary>
public sealed class PrivateFilesTests : IDisposable
{
    private const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Open = Private | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private readonly string root = Directory.CreateTempSubdirectory("policymarket-modes-").FullName;

    public void Dispose() => TestFolder.Delete(root);

    [Fact]
    public async Task A_new_record_and_everything_beside_it_is_private()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var record = await TestRecord.CreateAsync();
        using var held = DatabaseLock.TryTake(record.Options);
        await record.Get<DatabaseSetup>().MigrateAsync(CancellationToken.None);
        await record.DepartmentAsync();
        await record.Get<IMessageProvider>().SendAsync(new OutgoingMessage("k", MessageChannel.Sms, "13800000000", "x"), CancellationToken.None);
        _ = record.Get<SealKey>();
        await record.ReadAsync(db => db.Departments.CountAsync());

        string[] files = [.. Directory.EnumerateFiles(record.Options.Directory, "*", SearchOption.AllDirectories)];
        Assert.Contains(files, file => file.EndsWith(".db-wal", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith("messages.log", StringComparison.Ordinal));
        Assert.All(files, file => Assert.Equal((file, Private), (file, Mode(file))));
        string[] folders = [record.Options.Directory, .. Directory.EnumerateDirectories(record.Options.Directory, "*", SearchOption.AllDirectories)];
        Assert.All(folders, folder => Assert.Equal((folder, Folder), (folder, Mode(folder))));
    }

    [Fact]
    public async Task What_an_earlier_version_left_open_is_tightened_at_the_start()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var record = await TestRecord.CreateAsync();
        var options = record.Options;
        Directory.CreateDirectory(options.KeyDirectory);
        Directory.CreateDirectory(options.BackupDirectory);
        string[] files =
        [
            options.DatabaseFile,
            options.LockFile,
            options.MessageFile,
            Path.Combine(options.KeyDirectory, "key-1.xml"),
            Path.Combine(options.BackupDirectory, "a.db"),
        ];
        foreach (var file in files)
        {
            await File.AppendAllTextAsync(file, "");
            File.SetUnixFileMode(file, Open);
        }

        File.SetUnixFileMode(options.Directory, Folder | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        await record.Get<DatabaseSetup>().MigrateAsync(CancellationToken.None);

        Assert.All(files, file => Assert.Equal(Private, Mode(file)));
        Assert.Equal(Folder, Mode(options.Directory));
    }

    [Fact]
    public void A_foreign_file_in_the_folder_and_a_link_are_left_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var (inside, outside, foreign) = (Path.Combine(root, "data"), Path.Combine(root, "outside.txt"), Path.Combine(root, "data", "notes.txt"));
        PrivateFiles.CreateDirectory(Path.Combine(inside, "keys"));
        File.WriteAllText(outside, "x");
        File.SetUnixFileMode(outside, Open);
        File.WriteAllText(foreign, "x");
        File.SetUnixFileMode(foreign, Open);
        File.CreateSymbolicLink(Path.Combine(inside, "keys", "link"), outside);

        PrivateFiles.Tighten(new DataOptions { Directory = inside });

        Assert.Equal(Open, Mode(outside));
        Assert.Equal(Open, Mode(foreign));
    }

    [Fact]
    public void A_folder_for_everybody_keeps_its_mode()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var shared = Path.Combine(root, "shared");
        Directory.CreateDirectory(shared);
        var mode = Folder | UnixFileMode.StickyBit | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(shared, mode);

        PrivateFiles.Tighten(new DataOptions { Directory = shared });

        Assert.Equal(mode, Mode(shared));
    }

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);
}
