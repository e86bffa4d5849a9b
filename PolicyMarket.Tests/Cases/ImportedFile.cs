using System.Text.Json;
using Microsoft.Data.Sqlite;
using PolicyMarket.Tests.Web.Commands;

namespace PolicyMarket.Tests.Cases;

/// <summary>One file of firms imported by the command line into a folder of its own, with what was stored.</summary>
internal sealed record ImportedFile(CommandRun Run, IReadOnlyList<IReadOnlyDictionary<string, string>> Sheets)
{
    public const string Firm = "91431382MA4000001E";

    public string Said => Run.Output + Run.Error;

    /// <summary>A file of this class' folder of files.</summary>
    public static async Task<ImportedFile> OfFileAsync(string name, params string[] options)
    {
        using var folder = new Folder();
        return await OfAsync(folder, Path.Combine(AppContext.BaseDirectory, "Cases", "files", name), options);
    }

    /// <summary>One firm with one fact.</summary>
    public static Task<ImportedFile> OfCellAsync(string header, string cell, params string[] options) =>
        OfTextAsync($"统一社会信用代码,企业名称,{header}\n{Firm},甲公司,{cell}\n", options);

    public static async Task<ImportedFile> OfTextAsync(string csv, params string[] options)
    {
        using var folder = new Folder();
        return await OfAsync(folder, folder.Write("firms.csv", csv), options);
    }

    public static async Task<ImportedFile> OfBytesAsync(string name, byte[] content, params string[] options)
    {
        using var folder = new Folder();
        await File.WriteAllBytesAsync(folder.At(name), content);
        return await OfAsync(folder, folder.At(name), options);
    }

    public string? this[string attribute] => Sheets.Count == 1 ? Sheets[0].GetValueOrDefault(attribute) : null;

    private static async Task<ImportedFile> OfAsync(Folder folder, string file, string[] options)
    {
        var run = await CommandRun.OfAsync(["import", "firms", file, "--data", folder.At("data"), .. options]);
        return new ImportedFile(run, SheetsIn(folder.At("data/policymarket.db")));
    }

    private static List<IReadOnlyDictionary<string, string>> SheetsIn(string database)
    {
        var sheets = new List<IReadOnlyDictionary<string, string>>();
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Values" FROM "FactSheets" """;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            using var json = JsonDocument.Parse(reader.GetFieldValue<byte[]>(0));
            sheets.Add(
                json.RootElement.EnumerateObject()
                    .ToDictionary(
                        one => one.Name,
                        one => one.Value.ValueKind == JsonValueKind.String ? one.Value.GetString() ?? "" : one.Value.GetRawText(),
                        StringComparer.Ordinal
                    )
            );
        }

        return sheets;
    }
}
