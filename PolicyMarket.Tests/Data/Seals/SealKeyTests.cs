using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Setup;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Seals;

/// <summary>The key file: made once, private, never replaced in silence.</summary>
public sealed class SealKeyTests
{
    [Fact]
    public async Task Key_is_made_at_the_first_use_and_read_by_its_owner_alone()
    {
        await using var record = await TestRecord.CreateAsync();
        var key = new SealKey(record.Options);
        var before = key.SealLink([1, 2, 3]);
        Assert.Equal(before, new SealKey(record.Options).SealLink([1, 2, 3]));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(record.Options.SealKeyFile));
        }
    }

    [Fact]
    public async Task Lost_key_is_not_replaced_in_silence()
    {
        await using var county = await County.CreateAsync();
        File.Delete(county.Record.Options.SealKeyFile);
        var failure = Assert.Throws<InvalidDataException>(() => new SealKey(county.Record.Options).SealLink([1]));
        Assert.Contains("从备份恢复", failure.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(county.Record.Options.SealKeyFile));
    }

    [Fact]
    public async Task Damaged_key_is_named()
    {
        await using var record = await TestRecord.CreateAsync();
        Directory.CreateDirectory(record.Options.KeyDirectory);
        await File.WriteAllTextAsync(record.Options.SealKeyFile, "abc");
        Assert.Contains("已损坏", Assert.Throws<InvalidDataException>(() => new SealKey(record.Options).SealLink([1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_sealed_with_another_key_does_not_start_and_one_forged_link_does_not_hinder_it()
    {
        await using var county = await County.CreateAsync();
        await county.Record.ForgeAsync($"UPDATE SealLinks SET Mac = zeroblob(32) WHERE Id = (SELECT MAX(Id) FROM SealLinks)");
        await county.Record.Get<DatabaseSetup>().MigrateAsync(County.Ct);
        await county.Record.ForgeAsync($"UPDATE SealLinks SET Mac = randomblob(32)");
        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => county.Record.Get<DatabaseSetup>().MigrateAsync(County.Ct));
        Assert.Contains("不符", failure.Message, StringComparison.Ordinal);
    }
}
