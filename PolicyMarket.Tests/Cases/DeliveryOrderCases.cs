using System.Text;
using Microsoft.Data.Sqlite;
using PolicyMarket.Tests.Support;
using PolicyMarket.Tests.Web.Commands;
using PolicyMarket.Web.Commands;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Tests.Cases;

/// <summary>Cases I1, I2 and the import of O1: deliveries that arrive again, late, or with less than stands.</summary>
public sealed class DeliveryOrderCases : IDisposable
{
    private const string A = "统一社会信用代码,企业名称,营业收入\n91431382MA4000001E,甲公司,1000000\n";
    private const string B = "统一社会信用代码,企业名称,营业收入\n91431382MA4000001E,甲公司,9000000\n";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pm-case-");

    public void Dispose() => RecordPool.Delete(folder.FullName);

    [Fact]
    public async Task I1_file_sent_again_after_another_one_stands()
    {
        Done(await ImportAsync(A, "--as-of", "2026-11-01"));
        Done(await ImportAsync(B, "--as-of", "2026-11-10"));
        Done(await ImportAsync(A, "--as-of", "2026-11-20"));
        Assert.Equal(["""{"revenue":1000000}"""], Stored());
    }

    [Fact]
    public async Task I2_older_file_does_not_replace_a_newer_one_and_says_so()
    {
        Done(await ImportAsync(B, "--as-of", "2026-11-10"));
        var older = await ImportAsync(A, "--as-of", "2026-01-01");
        Done(older);
        Assert.Contains("1 家企业已有截止日期更晚（至 2026-11-10）的数据", older.Output, StringComparison.Ordinal);
        Assert.Equal(["""{"revenue":9000000}"""], Stored());
    }

    [Fact]
    public async Task O1_correction_of_one_firm_is_refused_plainly_and_taken_in_as_a_supplement()
    {
        const string Whole =
            "统一社会信用代码,企业名称,monthly_sales,vat_taxpayer_type,revenue\n92431382MAD800163R,店铺,90000,small_scale,500000\n91431382MA4000001E,甲公司,80000,small_scale,1000000\n";
        const string Correction = "统一社会信用代码,monthly_sales,vat_taxpayer_type\n92431382MAD800163R,278600,small_scale\n";
        string[] month = ["--source", "税务", "--period", "2026-10", "--as-of"];
        Done(await ImportAsync(Whole, [.. month, "2026-11-05"]));

        var plain = await ImportAsync(Correction, [.. month, "2026-11-20"]);

        Assert.Equal(ExitCodes.BadInput, plain.ExitCode);
        Assert.Contains("PM5060", plain.Error, StringComparison.Ordinal);
        Assert.Contains("甲公司（91431382MA4000001E）", plain.Error, StringComparison.Ordinal);
        Assert.Contains("--accept-removals", plain.Error, StringComparison.Ordinal);
        Assert.Contains("--supplement", plain.Error, StringComparison.Ordinal);
        Assert.Equal(2, Stored().Count);

        Done(await ImportAsync(Correction, [.. month, "2026-11-20", "--supplement"]));
        Assert.Contains("""{"monthly_sales":278600,"vat_taxpayer_type":"small_scale"}""", Stored());
        Assert.Equal(3, Stored().Count);

        Done(await ImportAsync(Correction, [.. month, "2026-11-21", "--accept-removals"]));
        Assert.Equal(["""{"monthly_sales":278600,"vat_taxpayer_type":"small_scale"}""", "{}"], Stored());
        Assert.Equal(ExitCodes.BadInput, (await ImportAsync(Correction, [.. month, "2026-11-21", "--accept-removals", "--supplement"])).ExitCode);
    }

    private static void Done(CommandRun run) => Assert.True(run.ExitCode == ExitCodes.Done, run.Output + run.Error);

    private async Task<CommandRun> ImportAsync(string text, params string[] options)
    {
        var path = Path.Combine(folder.FullName, "file.csv");
        await File.WriteAllTextAsync(path, text);
        return await CommandRun.OfAsync(["import", "firms", path, "--data", Path.Combine(folder.FullName, "data"), .. options]);
    }

    private List<string> Stored()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "data", "policymarket.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Values" FROM "FactSheets" ORDER BY "FirmId", "AsOf" """;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(0)));
        }

        return rows;
    }
}
