namespace PolicyMarket.Data.Imports.Reading;

/// <summary>A received file; it is deleted when this is disposed.</summary>
public sealed class SpooledUpload : IDisposable
{
    internal SpooledUpload(string path) => Path = path;

    public string Path { get; }

    public long Bytes { get; private set; }

    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public string ContentHash { get; private set; } = "";

    public void Dispose() => File.Delete(Path);

    internal void Complete(long bytes, string contentHash)
    {
        Bytes = bytes;
        ContentHash = contentHash;
    }
}
