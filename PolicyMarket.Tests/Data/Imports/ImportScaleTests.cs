using System.Diagnostics;
using System.Globalization;
using System.Text;
using PolicyMarket.Rules.Attributes;
using Xunit.Abstractions;
using static PolicyMarket.Tests.Data.Imports.TableFiles;

namespace PolicyMarket.Tests.Data.Imports;

/// <summary>The promise is 100,000 rows × 40 columns under 60 s and 500 MB; set PM_IMPORT_ROWS=100000 to hold it against the whole of it.</summary>
public sealed class ImportScaleTests(ITestOutputHelper output)
{
    private const int Columns = 40;

    [Fact]
    public async Task Many_rows_are_stored_in_the_time_promised()
    {
        var rows = int.TryParse(Environment.GetEnvironmentVariable("PM_IMPORT_ROWS"), CultureInfo.InvariantCulture, out var wanted) ? wanted : 5_000;
        await using var house = await ImportHouse.OpenAsync();
        var file = File(rows);
        var watch = Stopwatch.StartNew();

        var report = await house.ImportAsync(file, period: "2025");

        output.WriteLine($"{rows} rows × {Columns} columns, {file.Length / 1048576} MB: {watch.Elapsed.TotalSeconds:0.0} s, peak of the whole process {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MB");
        Assert.True(report.IsStored, string.Join(" / ", report.Problems));
        Assert.Equal((rows, rows), (report.Rows, report.NewFirms));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"It took {watch.Elapsed}.");
    }

    private static byte[] File(int rows)
    {
        var numbers = AttributeCatalog.Starter.All.Where(attribute => attribute is { IsNumber: true, IsRatio: false }).Take(Columns - 2).ToList();
        var text = new MemoryStream();
        using var writer = new StreamWriter(text, new UTF8Encoding(false));
        writer.Write("统一社会信用代码,企业名称,");
        writer.Write(string.Join(',', numbers.Select(attribute => attribute.Label)) + "\n");
        for (var row = 1; row <= rows; row++)
        {
            writer.Write($"{FirmCode(row)},涟源市第{row}机械制造有限公司");
            for (var column = 0; column < numbers.Count; column++)
            {
                writer.Write(column % 5 == 4 ? "," : $",{(row * 7L) + (column * 13L)}");
            }

            writer.Write('\n');
        }

        writer.Flush();
        return text.ToArray();
    }
}
