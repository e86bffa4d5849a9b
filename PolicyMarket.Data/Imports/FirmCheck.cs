using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports;

/// <summary>Reads a firm file from end to end without storing anything: its sheets go to the spool, what is wrong to the problems.</summary>
internal sealed class FirmCheck(AttributeCatalog catalog, ImportLimits limits, ImportProblems problems, ImportNotes notes)
{
    private const int RowsBetweenReports = 500;

    public async Task ReadAsync(FirmFile file, SheetSpool spool, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        var opened = await TableReader.OpenAsync(file.Path, file.FileName, limits, ct);
        if (!opened.Succeeded)
        {
            problems.Add(opened.Diagnostics);
            return;
        }

        await using var table = opened.Required;
        var map = ColumnMap.Read(table.Header, catalog);
        if (!map.Succeeded)
        {
            problems.Add(map.Diagnostics);
            return;
        }

        spool.Columns = [.. map.Required.Facts.Select(column => column.Attribute!.Name)]; // columns of facts carry their attribute
        using var builder = new SheetBuilder(map.Required, table.Header, problems, file.AsOf, notes);
        var firstRows = new Dictionary<UInt128, int>();
        var rows = 0;
        await foreach (var row in table.ReadRowsAsync(ct))
        {
            if (builder.Build(row) is { } sheet && IsFirst(sheet, firstRows, map.Required) && problems.Total == 0)
            {
                spool.Add(sheet);
            }

            if (++rows % RowsBetweenReports == 0)
            {
                ct.ThrowIfCancellationRequested();
                progress?.Report(new ImportProgress(ImportStage.Reading, table.BytesRead, table.TotalBytes, rows));
            }
        }

        if (rows == 0)
        {
            problems.Add(new ImportProblem(null, null, DataDiagnostics.NoRows, ImportWording.NoDataRows));
        }

        progress?.Report(new ImportProgress(ImportStage.Reading, table.TotalBytes, table.TotalBytes, rows));
    }

    private bool IsFirst(in FirmSheet sheet, Dictionary<UInt128, int> firstRows, ColumnMap map)
    {
        if (firstRows.TryAdd(Packed(sheet.Firm.Value), sheet.Row))
        {
            return true;
        }

        var first = firstRows[Packed(sheet.Firm.Value)];
        problems.Add(
            new ImportProblem(sheet.Row, map.Code.Header, DataDiagnostics.FirmTwice, ImportWording.FirmTwice(sheet.Firm.Value, first, sheet.Row))
        );
        return false;
    }

    // Eighteen letters and digits in sixteen bytes: two million firms stay small.
    private static UInt128 Packed(string code)
    {
        UInt128 packed = 0;
        foreach (var letter in code)
        {
            packed = (packed * 36) + (uint)(letter <= '9' ? letter - '0' : letter - 'A' + 10);
        }

        return packed;
    }
}
