using System.Text;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>Opens a CSV, XLSX or JSON Lines file as a table. Nothing is stored; a file over the limits is refused before it is read.</summary>
public static class TableReader
{
    // GB18030 for text, and the code page that the workbook parser asks for before it reads anything.
    static TableReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static async Task<Result<ITable>> OpenAsync(string path, string fileName, ImportLimits limits, CancellationToken ct = default)
    {
        var stream = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            128 * 1024,
            FileOptions.Asynchronous | FileOptions.SequentialScan
        );
        return await OpenAsync(stream, fileName, limits, ct);
    }

    /// <summary>The stream must be seekable; it belongs to the table from here on and is closed with it, or at once when the file is refused.</summary>
    public static async Task<Result<ITable>> OpenAsync(Stream stream, string fileName, ImportLimits limits, CancellationToken ct = default)
    {
        if (!stream.CanSeek)
        {
            throw new ArgumentException("A table is read from a seekable stream; receive an upload with UploadSpool first.", nameof(stream));
        }

        Result<ITable>? opened = null;
        try
        {
            opened = await OpenByContentAsync(stream, fileName, limits, ct);
            return opened;
        }
        finally
        {
            if (opened is not { Succeeded: true })
            {
                await stream.DisposeAsync();
            }
        }
    }

    private static async Task<Result<ITable>> OpenByContentAsync(Stream stream, string fileName, ImportLimits limits, CancellationToken ct)
    {
        if (UploadSpool.TooBig(stream.Length, limits) is { } tooBig)
        {
            return Result.Fail<ITable>(tooBig);
        }

        if (stream.Length == 0)
        {
            return Result.Fail<ITable>(new Diagnostic(DataDiagnostics.FileEmpty, TableReadingWording.FileEmpty, fileName));
        }

        var start = new byte[8];
        stream.Position = 0;
        var read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct);
        var format = FormatOf(start.AsSpan(0, read), Path.GetExtension(fileName).ToUpperInvariant(), fileName);
        return !format.Succeeded
            ? Result.Fail<ITable>(format.Diagnostics)
            : format.Value switch
            {
                TableFormat.Xlsx => XlsxTable.Open(stream, limits, ct),
                TableFormat.Csv => await CsvTable.OpenAsync(stream, limits, ct),
                TableFormat.JsonLines => await JsonLinesTable.OpenAsync(stream, limits, ct),
                _ => throw new InvalidOperationException($"No reader for {format.Value}."),
            };
    }

    private static Result<TableFormat> FormatOf(ReadOnlySpan<byte> start, string extension, string fileName)
    {
        if (start is [(byte)'P', (byte)'K', ..] || extension == ".XLSX")
        {
            return start is [0xD0, 0xCF, 0x11, 0xE0, ..] ? Locked(fileName) : Result.Ok<TableFormat>(TableFormat.Xlsx);
        }

        if (start is [0xD0, 0xCF, 0x11, 0xE0, ..] || extension == ".XLS")
        {
            return Locked(fileName);
        }

        return extension switch
        {
            ".CSV" or ".TSV" or ".TXT" => Result.Ok<TableFormat>(TableFormat.Csv),
            ".JSONL" or ".NDJSON" or ".JSON" => Result.Ok<TableFormat>(TableFormat.JsonLines),
            _ => Result.Fail<TableFormat>(new Diagnostic(DataDiagnostics.FileKindUnknown, TableReadingWording.FileKindUnknown, fileName)),
        };
    }

    private static Result<TableFormat> Locked(string fileName) =>
        Result.Fail<TableFormat>(new Diagnostic(DataDiagnostics.WorkbookLocked, TableReadingWording.WorkbookOldOrLocked, fileName));
}
