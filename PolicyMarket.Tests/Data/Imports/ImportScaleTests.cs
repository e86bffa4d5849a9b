using System.Diagnostics;
using System.Globalization;
using System.Text;
using PolicyMarket.Data.Imports;
using PolicyMarket.Rules.Attributes;
using Xunit.Abstractions;
using static PolicyMarket.Tests.Data.Imports.TableFiles;

namespace PolicyMarket.Tests.Data.Imports;

/// <summary>The promise is 100,000 rows × 40 columns under 60 s and 500 MB; set PM_IMPORT_ROWS=100000 to hold it against the whole of it.</summary>
public sealed class ImportScaleTests(ITestOutputHelper output)
{
    private const int Columns = 40;

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("xlsx")]
    public async Task Many_rows_are_stored_in_the_time_promised(string format)
    {
        var rows = int.TryParse(Environment.GetEnvironmentVariable("PM_IMPORT_ROWS"), CultureInfo.InvariantCulture, out var wanted) ? wanted : 5_000;
        await using var house = await ImportFixture.OpenAsync();
        var file = new FirmFile(house.NewPath(), "a." + format, "市场监管", "2025", new DateOnly(2026, 11, 19));
        await WriteAsync(file.Path, rows, format);
        var bytes = new FileInfo(file.Path).Length;
        var watch = Stopwatch.StartNew();

        var report = await house.Firms.ImportAsync(null, file, null, default);

        output.WriteLine(
            $"{rows} rows × {Columns} columns as {format}, {bytes / 1048576} MB: {watch.Elapsed.TotalSeconds:0.0} s, peak of the whole process {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MB"
        );
        Assert.True(report.IsStored, string.Join(" / ", report.Problems));
        Assert.Equal((rows, rows), (report.Rows, report.NewFirms));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"It took {watch.Elapsed}.");
    }

    private static async Task WriteAsync(string path, int rows, string format)
    {
        var header = new List<string> { "统一社会信用代码", "企业名称" };
        header.AddRange(
            AttributeCatalog
                .Starter.All.Where(attribute =>
                    attribute is { IsNumber: true, IsRatio: false }
                    && Plausibility.RangeOf(attribute) is { Most: null or >= 1_000_000_000m, Least: not 1m }
                )
                .Take(Columns - 2)
                .Select(attribute => attribute.Label)
        );
        await using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        switch (format)
        {
            case "csv":
                await file.WriteAsync(string.Join(',', header) + "\n");
                EachRow(rows, cells => file.Write(string.Join(',', cells) + "\n"));
                break;
            case "jsonl":
                EachRow(
                    rows,
                    cells => file.Write("{" + string.Join(',', cells.Select((cell, index) => $"\"{header[index]}\":{Json(cell, index)}")) + "}\n")
                );
                break;
            case "xlsx":
                await file.BaseStream.WriteAsync(Workbook(sheet => WriteSheet(sheet, header, rows)));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "No such format.");
        }
    }

    private static string Json(string cell, int column) =>
        cell.Length == 0 ? "null"
        : column < 2 ? $"\"{cell}\""
        : cell;

    private static void WriteSheet(TextWriter sheet, List<string> header, int rows)
    {
        sheet.Write(Row(1, [.. header.Select((name, index) => Text(Reference(index, 1), name))]));
        var number = 1;
        EachRow(
            rows,
            cells =>
            {
                number++;
                sheet.Write(
                    Row(
                        number,
                        [
                            .. cells.Select(
                                (cell, index) =>
                                    cell.Length == 0 ? ""
                                    : index < 2 ? Text(Reference(index, number), cell)
                                    : Number(Reference(index, number), cell)
                            ),
                        ]
                    )
                );
            }
        );
    }

    private static void EachRow(int rows, Action<string[]> write)
    {
        for (var row = 1; row <= rows; row++)
        {
            var cells = new string[Columns];
            cells[0] = FirmCode(row);
            cells[1] = $"涟源市第{row}机械制造有限公司";
            for (var column = 2; column < Columns; column++)
            {
                cells[column] = column % 5 == 4 ? "" : ((row * 7L) + (column * 13L)).ToString(CultureInfo.InvariantCulture);
            }

            write(cells);
        }
    }

    private static string Reference(int column, int row) =>
        (column < 26 ? "" : "A") + (char)('A' + (column % 26)) + row.ToString(CultureInfo.InvariantCulture);
}
