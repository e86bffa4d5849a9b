using System.Globalization;
using System.Text;
using System.Text.Json;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Sampling;
using PolicyMarket.Web.Commands.Bench;

namespace PolicyMarket.Tests.Web.Commands;

/// <summary>`bench` and `check agreement`: one JSON object, the right counts, and bad files refused with their places.</summary>
public sealed class BenchCommandTests : IDisposable
{
    private const int Firms = 300;
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Generated_and_file_data_of_one_seed_count_alike_and_as_explained()
    {
        var (policies, attributes, firms) = Files(40, Firms);
        var (fromSeed, fromFiles) = (folder.At("seed.csv"), folder.At("files.csv"));

        var generated = await CommandRun.OfAsync("bench", "match", "--firms", $"{Firms}", "--items", "40", "--seed", "9", "--counts", fromSeed);
        var read = await CommandRun.OfAsync(
            "bench",
            "match",
            "--policies",
            policies,
            "--attributes",
            attributes,
            "--firms-file",
            firms,
            "--counts",
            fromFiles,
            "--threads",
            "1",
            "--kernel",
            "scalar"
        );

        Assert.Equal((0, "", 0, ""), (generated.ExitCode, generated.Error, read.ExitCode, read.Error));
        Assert.Equal(Counts(40), await File.ReadAllTextAsync(fromSeed));
        Assert.Equal(Counts(40), await File.ReadAllTextAsync(fromFiles));
        var figures = JsonDocument.Parse(read.Output).RootElement;
        Assert.Equal(
            (Firms, 40, 12_000),
            (figures.GetProperty("firms").GetInt32(), figures.GetProperty("items").GetInt32(), figures.GetProperty("pairs").GetInt32())
        );
        Assert.True(figures.GetProperty("delegate_loop").GetProperty("same_matches").GetBoolean());
        Assert.True(figures.GetProperty("explainer").GetProperty("same_matches").GetBoolean());
        Assert.Equal("scalar", figures.GetProperty("kernel").GetString());
        Assert.All(
            [
                "load_s",
                "compile_s",
                "encode_s",
                "evaluate_s",
                "emit_s",
                "amount_s",
                "pairs_per_second",
                "matches",
                "unknown",
                "threads",
                "peak_memory_mb",
                "ratio",
                "ratio_explainer",
                "machine",
            ],
            name => Assert.True(figures.TryGetProperty(name, out _), name)
        );
        Assert.Equal(
            JsonDocument.Parse(generated.Output).RootElement.GetProperty("amount_yuan").GetString(),
            figures.GetProperty("amount_yuan").GetString()
        );
    }

    [Theory]
    [InlineData("firm")]
    [InlineData("draft")]
    public async Task Small_benches_print_one_object(string bench)
    {
        var run = await CommandRun.OfAsync("bench", bench, "--firms", "200", "--items", "30");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(bench, JsonDocument.Parse(run.Output).RootElement.GetProperty("bench").GetString());
    }

    [Fact]
    public async Task All_engines_are_measured_on_the_same_data_and_give_the_same_rows()
    {
        var run = await CommandRun.OfAsync("bench", "engines", "--firms", "300", "--items", "5,20");

        Assert.Equal(0, run.ExitCode);
        var rows = JsonDocument.Parse(run.Output).RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(
            ["columnar 5", "nrules 5", "explainer 5", "columnar 20", "nrules 20", "explainer 20"],
            rows.Select(row => $"{row.GetProperty("engine")} {row.GetProperty("items")}")
        );
        Assert.All(rows, row => Assert.True(row.GetProperty("same_matches").GetBoolean()));
    }

    [Theory]
    [InlineData("--items", "120,many")]
    [InlineData("--firms", "0")]
    [InlineData("--threads", "65")]
    public async Task Engines_are_not_measured_on_sizes_out_of_range(string option, string value)
    {
        var run = await CommandRun.OfAsync("bench", "engines", option, value);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(option, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_cells_are_listed_with_line_and_label_and_nothing_is_measured()
    {
        var (policies, attributes, _) = Files(3, 1);
        var firms = folder.Write(
            "bad.csv",
            "revenue,employees,owns_core_ip,registration_date\n1,2,true,2025-01-31\nNaN,2.5,maybe,2025-02-30\n\"1\n\",3,是,2025/1/2\n1,2,true\n1,2,true,2025-01-31,7\n1,2,tr\"ue,2025-01-31\n"
        );

        var run = await CommandRun.OfAsync("bench", "match", "--policies", policies, "--attributes", attributes, "--firms-file", firms);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains($"第 3 行：“营业收入”的值“NaN”不是数字", run.Error, StringComparison.Ordinal);
        foreach (
            var code in new[]
            {
                DiagnosticCatalogue.FactNotNumber,
                DiagnosticCatalogue.FactNotWhole,
                DiagnosticCatalogue.FactNotBoolean,
                DiagnosticCatalogue.FactNotDate,
            }
        )
        {
            Assert.Contains($"（{code}）", run.Error, StringComparison.Ordinal);
        }

        Assert.Contains("第 6 行：只有 3 格", run.Error, StringComparison.Ordinal);
        Assert.Contains("第 7 行：多于表头的 4 格", run.Error, StringComparison.Ordinal);
        Assert.Contains("第 8 行", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("revenue,nothing\n1,2\n", DataDiagnostics.ColumnUnknown)]
    [InlineData("revenue,employees,revenue\n1,2,3\n", DataDiagnostics.ColumnTwice)]
    [InlineData("revenue,employees\n", DataDiagnostics.NoRows)]
    [InlineData("", DataDiagnostics.NoRows)]
    [InlineData("revenue,employees\n\"1,2\n3,4\n", DataDiagnostics.CsvQuotes)]
    public void Unusable_files_say_why(string csv, string code) =>
        Assert.Equal(code, FirmCsv.Read(folder.Write("odd.csv", csv), MarketSample.Catalog).Diagnostics[0].Code);

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused_with_their_line()
    {
        var path = folder.Write("gbk.csv", "");
        File.WriteAllBytes(path, [.. "revenue,enterprise_name\n1,\"a\nb\"\n2,"u8, 0xC6, 0xF3, (byte)'\n']);
        var cell = Assert.Single(FirmCsv.Read(path, AttributeCatalog.Starter).Diagnostics);
        File.WriteAllBytes(path, [0xC6, 0xF3, .. ",revenue\n1,2\n"u8]);
        var header = Assert.Single(FirmCsv.Read(path, AttributeCatalog.Starter).Diagnostics);

        Assert.Equal((DataDiagnostics.FileEncodingBroken, "第 4 行"), (cell.Code, cell.Where));
        Assert.Equal((DataDiagnostics.FileEncodingBroken, "第 1 行"), (header.Code, header.Where));
    }

    [Fact]
    public void Values_of_no_list_are_noted_by_column_and_not_known()
    {
        var noted = new List<Diagnostic>();
        var firms = folder.Write("strangers.csv", "enterprise_size,qualifications_valid\nhuge,srdi_sme;other\n小型,other\nhuge,\n");

        var table = FirmCsv.Read(firms, AttributeCatalog.Starter, noted).Required;

        Assert.Null(table.Get(0, "enterprise_size"));
        Assert.Equal(new TextFact("small"), table.Get(1, "enterprise_size"));
        Assert.Equal(new SetFact(["srdi_sme"]) { IsPartial = true }, table.Get(0, "qualifications_valid"));
        Assert.Equal(["列 enterprise_size", "列 qualifications_valid"], noted.Select(one => one.Where));
        Assert.All(noted, one => Assert.Equal(DiagnosticCatalogue.FactNotListed, one.Code));
    }

    [Fact]
    public async Task Numbers_finer_than_their_thresholds_and_thresholds_finer_than_their_numbers_count_alike_in_the_baseline()
    {
        var policies = folder.Write(
            "fine.json",
            """
            [{"id":"a","conditions":{"attribute":"revenue","op":">=","value":0.1234567890123}},
             {"id":"b","conditions":{"attribute":"revenue","op":"between","value":[-5,0.1234567890123]}},
             {"id":"c","conditions":{"any":[{"attribute":"employees","op":">","value":2.5},{"attribute":"revenue","op":">","value":"@employees"}]}},
             {"id":"d","conditions":{"not":{"attribute":"employees","op":"==","value":2.5}}}]
            """
        );
        var attributes = folder.Write("fine-attributes.json", """[{"name":"revenue","type":"decimal"},{"name":"employees","type":"integer"}]""");
        var firms = folder.Write("fine.csv", "revenue,employees\n0.1234567890123,2\n0.1234567890122,3\n1e20,3\n,2\n-5,\n");
        var counts = folder.At("fine-counts.csv");

        var run = await CommandRun.OfAsync(
            "bench",
            "match",
            "--policies",
            policies,
            "--attributes",
            attributes,
            "--firms-file",
            firms,
            "--counts",
            counts
        );

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("item,eligible,unknown\na,2,1\nb,3,1\nc,2,2\nd,4,1\n", await File.ReadAllTextAsync(counts));
        Assert.True(JsonDocument.Parse(run.Output).RootElement.GetProperty("delegate_loop").GetProperty("same_matches").GetBoolean());
    }

    [Fact]
    public async Task Files_without_an_item_are_refused()
    {
        var (_, attributes, firms) = Files(1, 2);

        var run = await CommandRun.OfAsync(
            "bench",
            "match",
            "--policies",
            folder.Write("none.json", "[]"),
            "--attributes",
            attributes,
            "--firms-file",
            firms
        );

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("没有一个事项", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotes_byte_order_marks_carriage_returns_and_missing_cells_are_read()
    {
        var table = FirmCsv
            .Read(
                folder.Write(
                    "good.csv",
                    "\uFEFFid,taxable_income,营业收入\r\n".Replace(",营业收入", ",entity_type,qualifications_valid", StringComparison.Ordinal)
                        + "a,\"1,234.50\",\"company\",little_giant;srdi_sme\r\n\r\nb,,,\r\nc,-0.10,公司,无"
                ),
                AttributeCatalog.Starter
            )
            .Required;

        Assert.Equal(3, table.RowCount);
        Assert.Equal(
            (new NumberFact(1234.5m), new TextFact("company"), new SetFact(["srdi_sme", "little_giant"])),
            (table.Get(0, "taxable_income"), table.Get(0, "entity_type"), table.Get(0, "qualifications_valid"))
        );
        Assert.Empty(table.FactsOf(1));
        Assert.Equal((new NumberFact(-0.1m), new SetFact([])), (table.Get(2, "taxable_income"), table.Get(2, "qualifications_valid")));
    }

    [Fact]
    public void A_large_file_read_in_halves_is_the_same_as_what_was_written()
    {
        const int rows = 40_000;
        var (_, _, firms) = Files(1, rows, quoted: true);

        var table = FirmCsv.Read(firms, MarketSample.Catalog).Required;

        Assert.True(new FileInfo(firms).Length > 8 << 20);
        Assert.Equal(rows, table.RowCount);
        for (var row = 0; row < rows; row += 97)
        {
            Assert.Equal((IEnumerable<KeyValuePair<string, FactValue>>)MarketSample.Firm(row, 9), table.FactsOf(row));
        }
    }

    [Fact]
    public async Task Wrong_options_do_nothing()
    {
        Assert.Equal(2, (await CommandRun.OfAsync("bench", "match", "--firms", "0")).ExitCode);
        Assert.Equal(2, (await CommandRun.OfAsync("bench", "match", "--policies", "x.json")).ExitCode);
        Assert.Equal(2, (await CommandRun.OfAsync("check", "agreement", "--pairs", "0")).ExitCode);
        Assert.Equal(2, (await CommandRun.OfAsync("bench", "match", "--kernel", "neon")).ExitCode);
    }

    [Fact]
    public async Task Agreement_is_reported_with_its_seed()
    {
        var run = await CommandRun.OfAsync("check", "agreement", "--pairs", "20000", "--seed", "3");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("一致。种子 3：核对 ", run.Output, StringComparison.Ordinal);
    }

    private static string Counts(int items)
    {
        var explainer = new Explainer(MarketSample.Catalog);
        var firms = Enumerable.Range(0, Firms).Select(firm => MarketSample.Firm(firm, 9)).ToList();
        var lines = MarketSample
            .Items(items, 9)
            .Select(item =>
            {
                var outcomes = firms.Select(facts => explainer.Decide(item, facts).Outcome).ToList();
                return $"{item.Id},{outcomes.Count(one => one == OutcomeKind.Eligible)},{outcomes.Count(one => one == OutcomeKind.Unknown)}\n";
            });
        return "item,eligible,unknown\n" + string.Concat(lines);
    }

    private (string Policies, string Attributes, string Firms) Files(int items, int firms, bool quoted = false)
    {
        using var policies = new MemoryStream();
        using (var writer = new Utf8JsonWriter(policies))
        {
            writer.WriteStartArray();
            foreach (var item in MarketSample.Items(items, 9))
            {
                PolicyExchange.Write(item, writer);
            }

            writer.WriteEndArray();
        }

        var attributes = JsonSerializer.Serialize(
            MarketSample.Catalog.All.Select(one => new
            {
                name = one.Name,
                label_zh = one.Label,
                type = one.Type.ToString().ToLowerInvariant(),
                unit = one.Unit,
                values = one.Values,
            })
        );
        var csv = new StringBuilder(string.Join(',', MarketSample.Names) + "\n");
        for (var firm = 0; firm < firms; firm++)
        {
            var facts = MarketSample.Firm(firm, 9);
            csv.AppendJoin(',', MarketSample.Names.Select(name => Cell(facts[name], quoted && firm % 3 == 0))).Append('\n');
        }

        return (
            folder.Write("policies.json", Encoding.UTF8.GetString(policies.ToArray())),
            folder.Write("attributes.json", attributes),
            folder.Write("firms.csv", csv.ToString())
        );
    }

    private static string Cell(FactValue? value, bool quoted)
    {
        var text = value switch
        {
            null => "",
            NumberFact number => number.Value.ToString(CultureInfo.InvariantCulture),
            BooleanFact yes => yes.Value ? "true" : "false",
            DateFact day => day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TextFact one => one.Value,
            _ => throw new InvalidOperationException($"{value} has no cell here."),
        };
        return quoted ? $"\"{text}\"" : text;
    }
}
