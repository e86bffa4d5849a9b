using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Files;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>
/// Receives an upload into a file of its own, up to the size limit: a bigger one is refused by its announced length, or as soon as it passes the limit, and
/// leaves no file.
/// </summary>
public static class UploadSpool
{
    public static async Task<Result<SpooledUpload>> ReceiveAsync(
        Stream body,
        long? announcedBytes,
        string directory,
        ImportLimits limits,
        CancellationToken ct = default
    )
    {
        if (announcedBytes is { } announced && TooBig(announced, limits) is { } tooBig)
        {
            return Result.Fail<SpooledUpload>(tooBig);
        }

        PrivateFiles.CreateDirectory(directory);
        var upload = new SpooledUpload(Path.Combine(directory, $"{Guid.CreateVersion7():N}.upload"));
        var kept = false;
        try
        {
            var refused = await CopyAsync(body, upload, limits, ct);
            kept = refused is null;
            return refused is null ? Result.Ok<SpooledUpload>(upload) : Result.Fail<SpooledUpload>(refused);
        }
        finally
        {
            if (!kept)
            {
                upload.Dispose();
            }
        }
    }

    /// <summary>The message for a file over the limit; null for one that is not.</summary>
    internal static Diagnostic? TooBig(long bytes, ImportLimits limits) =>
        bytes <= limits.MaxFileBytes
            ? null
            : new Diagnostic(DataDiagnostics.FileTooBig, TableReadingWording.FileOverLimit(Megabytes(bytes), Megabytes(limits.MaxFileBytes)));

    private static async Task<Diagnostic?> CopyAsync(Stream body, SpooledUpload upload, ImportLimits limits, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            await using var file = PrivateFiles.Open(upload.Path, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.Asynchronous);
            long total = 0;
            int read;
            while ((read = await body.ReadAsync(buffer, ct)) > 0)
            {
                total += read;
                if (TooBig(total, limits) is not null)
                {
                    return new Diagnostic(DataDiagnostics.FileTooBig, TableReadingWording.UploadOverLimit(Megabytes(limits.MaxFileBytes)));
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }

            upload.Complete(total, Convert.ToHexStringLower(hash.GetHashAndReset()));
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576m:0.#} MB");
}
