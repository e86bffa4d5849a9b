namespace PolicyMarket.Web.Commands.Shared;

/// <summary>A file that appears whole or not at all: written next to its place and renamed at the end.</summary>
internal sealed class AtomicFile : IAsyncDisposable
{
    private readonly string? target;
    private readonly string? draft;
    private readonly bool isOwned;

    private AtomicFile(Stream stream, string? target, string? draft, bool isOwned) =>
        (Stream, this.target, this.draft, this.isOwned) = (stream, target, draft, isOwned);

    public Stream Stream { get; }

    /// <summary>A link is followed; a device (/dev/null) is written to as it is.</summary>
    public static AtomicFile Create(string path)
    {
        var full = Path.GetFullPath(path);
        full = (File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName : null) ?? full;
        if (full.StartsWith("/dev/", StringComparison.Ordinal) || full.StartsWith("/proc/", StringComparison.Ordinal))
        {
            return new AtomicFile(new FileStream(full, FileMode.Open, FileAccess.Write), null, null, isOwned: true);
        }

        var folder = Path.GetDirectoryName(full) ?? throw new IOException($"{path} 不是文件路径。");
        var beside = Path.Combine(folder, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
        return new AtomicFile(
            new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true),
            full,
            beside,
            isOwned: true
        );
    }

    /// <summary>Over standard output, where nothing can be taken back.</summary>
    public static AtomicFile Over(Stream stream) => new(stream, null, null, isOwned: false);

    /// <summary>Everything is written: give the file its name.</summary>
    public async Task KeepAsync(CancellationToken ct)
    {
        await Stream.FlushAsync(ct);
        if (target is null || draft is null)
        {
            return;
        }

        if (Stream is FileStream file)
        {
            file.Flush(flushToDisk: true);
        }

        await Stream.DisposeAsync();
        File.Move(draft, target, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (isOwned)
        {
            await Stream.DisposeAsync();
        }
        else
        {
            await Stream.FlushAsync();
        }

        if (draft is not null)
        {
            File.Delete(draft);
        }
    }
}
