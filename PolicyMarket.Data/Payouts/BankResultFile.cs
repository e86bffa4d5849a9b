using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts;

/// <summary>A bank result file as cells: bounded, UTF-8 or GB18030, with exactly the six columns, no formulas. What the cells say is for <see cref="BankResultFit"/>.</summary>
internal sealed record BankResultFile(string ContentHash, ImmutableArray<BankCells> Rows, ImmutableArray<Diagnostic> Diagnostics)
{
    public static readonly string[] Columns = ["拨付编号", "金额", "结果", "日期", "流水号", "原因"];
    private const int MostBytes = 8 * 1024 * 1024;
    private const int MostListed = 200;

    public static async Task<BankResultFile> ReadAsync(Stream csv, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = await csv.ReadAsync(chunk, ct)) > 0;)
        {
            await buffer.WriteAsync(chunk.AsMemory(0, read), ct);
            if (buffer.Length > MostBytes)
            {
                return Unreadable("", $"银行回执文件超过 {MostBytes / 1024 / 1024} MB，没有读入。请确认选对了文件。");
            }
        }

        var bytes = buffer.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return Decode(bytes) is { } text
            ? Cut(hash, text)
            : Unreadable(hash, "银行回执文件既不是 UTF-8 也不是 GB18030 文字，没有读入。请另存为 CSV 后再上传。");
    }

    private static string? Decode(byte[] bytes)
    {
        foreach (var encoding in (Encoding[])[
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? throw new InvalidOperationException("The framework has no GB18030."),
        ])
        {
            try
            {
                return encoding.GetString(bytes).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException)
            {
                // Not this encoding: the next one is tried, and none of them is said in words.
            }
        }

        return null;
    }

    private static BankResultFile Cut(string hash, string text)
    {
        var (rows, brokenLine) = new BankCsv(text).Cut();
        return brokenLine is null
            ? Check(hash, rows)
            : Unreadable(hash, "有多余或没有成对的引号，没有读入。请用银行导出的原文件。", $"第 {brokenLine} 行");
    }

    private static BankResultFile Check(string hash, List<BankCells> rows)
    {
        if (rows.Count == 0)
        {
            return Unreadable(hash, "银行回执文件是空的，没有读入。请确认选对了文件。");
        }

        string[] header = [.. rows[0].Cells.Select(c => c.Trim())];
        if (header.Length != Columns.Length || Columns.Except(header).Any())
        {
            return new(hash, [], [new Diagnostic(DiagnosticCatalogue.BankFileHeader, $"表头应为“{string.Join(",", Columns)}”，现在是“{Shorten(string.Join(",", header))}”，没有读入任何回执。请按这个表头整理后再上传。", "第 1 行")]);
        }

        int[] order = [.. Columns.Select(c => Array.IndexOf(header, c))];
        var good = ImmutableArray.CreateBuilder<BankCells>();
        var bad = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var row in rows.Skip(1))
        {
            var formula = Array.FindIndex(row.Cells, static cell => CsvCell.IsFormula(cell));
            if (row.Cells.Length != Columns.Length)
            {
                bad.Add(new Diagnostic(DiagnosticCatalogue.BankFileColumns, $"这一行有 {row.Cells.Length} 列，应有 {Columns.Length} 列。请补齐或删去多余的列。", $"第 {row.Row} 行"));
            }
            else if (formula >= 0)
            {
                bad.Add(new Diagnostic(DiagnosticCatalogue.BankFileFormula, $"“{Shorten(row.Cells[formula])}”以公式符号开头，不能读入。请改成普通文字或数字。", $"第 {row.Row} 行 · {header[formula]}"));
            }
            else
            {
                good.Add(new BankCells(row.Row, [.. order.Select(i => row.Cells[i].Trim())]));
            }
        }

        return new(hash, good.ToImmutable(), [.. bad.Take(MostListed)]);
    }

    internal static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static BankResultFile Unreadable(string hash, string message, string? where = null) =>
        new(hash, [], [new Diagnostic(DiagnosticCatalogue.BankFileUnreadable, message, where)]);
}
