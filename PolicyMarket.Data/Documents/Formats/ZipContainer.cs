using System.IO.Compression;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Documents.Formats;

/// <summary>A ZIP file whose entries were all inflated once within the limits, whatever their headers claim.</summary>
internal sealed class ZipContainer : IDisposable
{
    private readonly ZipArchive _archive;

    private ZipContainer(ZipArchive archive) => _archive = archive;

    public static Result<ZipContainer> Open(byte[] content, DocumentFileLimits limits)
    {
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (Check(archive, limits) is { } refused)
            {
                archive.Dispose();
                return Result.Fail<ZipContainer>(refused);
            }

            return Result.Ok(new ZipContainer(archive));
        }
        catch (InvalidDataException)
        {
            archive?.Dispose();
            return Result.Fail<ZipContainer>(DataDiagnostics.DocumentDamaged, DocumentFileWording.Damaged("压缩"));
        }
    }

    public bool Contains(string name) => _archive.GetEntry(name) is not null;

    /// <summary>Null when there is no such entry. Names use forward slashes; a slash at the start is the root.</summary>
    public Stream? OpenEntry(string name) => _archive.GetEntry(name.TrimStart('/'))?.Open();

    public void Dispose() => _archive.Dispose();

    private static Diagnostic? Check(ZipArchive archive, DocumentFileLimits limits)
    {
        if (archive.Entries.Count > limits.MostEntries)
        {
            return new Diagnostic(DataDiagnostics.DocumentExpands, DocumentFileWording.ManyEntries(archive.Entries.Count, limits.MostEntries));
        }

        var buffer = new byte[81920];
        long total = 0;
        foreach (var entry in archive.Entries)
        {
            if (entry.IsEncrypted)
            {
                return new Diagnostic(DataDiagnostics.DocumentLocked, DocumentFileWording.Locked);
            }

            using var stream = entry.Open();
            long own = 0;
            for (int read; (read = stream.Read(buffer)) > 0; )
            {
                own += read;
                total += read;
                if (own > limits.MostEntryBytes || total > limits.MostInflatedBytes)
                {
                    var most = own > limits.MostEntryBytes ? limits.MostEntryBytes : limits.MostInflatedBytes;
                    return new Diagnostic(DataDiagnostics.DocumentExpands, DocumentFileWording.Expands(entry.FullName, most));
                }
            }
        }

        return null;
    }
}
