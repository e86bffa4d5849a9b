using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Files;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Tests.Data.Store;

public sealed class DiskFaultsTests
{
    [Fact]
    public void A_full_disk_is_told_from_other_failures()
    {
        Assert.True(DiskFaults.IsFull(new IOException("x", 28)));
        Assert.True(DiskFaults.IsFull(new DbUpdateException("x", new SqliteException("x", 13))));
        Assert.True(DiskFaults.IsFull(new AggregateException(new InvalidOperationException("x"), new IOException("x", 28))));
        Assert.False(DiskFaults.IsFull(new IOException("x", 5)));
        Assert.False(DiskFaults.IsFull(new SqliteException("x", 5)));
        Assert.False(DiskFaults.IsFull(null));
    }

    [Fact]
    public void The_command_line_says_it_in_words()
    {
        Assert.Equal("磁盘空间不足，请腾出空间", FileFaults.Why(new IOException("No space left on device", 28)));
        Assert.Equal("磁盘空间不足，请腾出空间", FileFaults.Why(new DbUpdateException("x", new SqliteException("x", 13))));
    }

    [Fact]
    public async Task The_device_that_is_always_full_is_called_full()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        var failure = await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            await full.WriteAsync(new byte[] { 1 });
        });
        Assert.True(DiskFaults.IsFull(failure));
    }
}
