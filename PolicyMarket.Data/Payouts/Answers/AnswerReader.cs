using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts.Answers;

/// <summary>Reads a file of answers, recognised by its content: a table (CSV, XLSX) or an XML message.</summary>
public static class AnswerReader
{
    /// <summary>A larger file is refused before it is parsed.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    private const int MostListed = 200;

    private static readonly string[] Needed = ["拨付编号", "金额", "结果", "日期", "流水号", "原因"];

    /// <summary>The columns of the actual payee, when the bank gives them.</summary>
    private static readonly string[] Optional = ["实际户名", "实际账号"];

    private static readonly ImmutableArray<IAnswerForm> Forms =
    [
        new PaymentStatusForm(),
        new StatementForm("urn:iso:std:iso:20022:tech:xsd:camt.053.001.08", "camt.053", "Document/BkToCstmrStmt/Stmt"),
        new StatementForm("urn:iso:std:iso:20022:tech:xsd:camt.054.001.08", "camt.054", "Document/BkToCstmrDbtCdtNtfctn/Ntfctn"),
        new TreasuryReceiptForm(),
    ];

    /// <summary>Reads to the end of the stream, or to the limit.</summary>
    internal static async Task<AnswerFile> ReadAsync(Stream file, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = await file.ReadAsync(chunk, ct)) > 0; )
        {
            await buffer.WriteAsync(chunk.AsMemory(0, read), ct);
            if (buffer.Length > MostBytes)
            {
                return AnswerFile.Broken("", new Diagnostic(DataDiagnostics.BankFileUnreadable, AnswerWording.TooBig(MostBytes >> 20)));
            }
        }

        buffer.Position = 0;
        return IsXml(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)) ? FromXml(buffer) : await FromTableAsync(buffer, ct);
    }

    private static async Task<AnswerFile> FromTableAsync(MemoryStream file, CancellationToken ct)
    {
        var table = await SmallTable.ReadAsync(file, AnswerWording.BankFile, Needed, Optional, ct);
        return new AnswerFile(table.ContentHash, [.. Needed, .. Optional]) { Rows = table.Rows, Diagnostics = table.Diagnostics };
    }

    /// <summary>The first character is "&lt;", also in UTF-16 and after a byte order mark.</summary>
    private static bool IsXml(ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            if (one is 0xEF or 0xBB or 0xBF or 0xFE or 0xFF or 0 or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                continue;
            }

            return one == (byte)'<';
        }

        return false;
    }

    private static AnswerFile FromXml(MemoryStream file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = file.GetBuffer().AsSpan(0, (int)file.Length);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (bytes.IndexOf("<!DOCTYPE"u8) >= 0 || bytes.IndexOf("<!ENTITY"u8) >= 0)
        {
            return AnswerFile.Broken(hash, new Diagnostic(DataDiagnostics.BankFileUnreadable, AnswerWording.HasDtd));
        }

        using var xml = new SafeXml(file, MostBytes);
        if (!xml.MoveToElement())
        {
            return AnswerFile.Broken(hash, xml.Fault ?? new Diagnostic(DataDiagnostics.BankFileUnreadable, AnswerWording.NotXml));
        }

        if (Forms.FirstOrDefault(form => form.Namespace == xml.Namespace) is not { } form)
        {
            var known = string.Join("、", Forms.Select(one => one.Label));
            return AnswerFile.Broken(
                hash,
                new Diagnostic(DataDiagnostics.BankFileHeader, AnswerWording.FormUnknown(SmallTable.Shorten(xml.Namespace), known), AnswerWording.Line(1))
            );
        }

        var wrong = new List<Diagnostic>();
        var answer = form.Read(xml, hash, wrong);
        if (xml.Fault is { } fault)
        {
            return AnswerFile.Broken(hash, fault);
        }

        return wrong.Count > 0 ? AnswerFile.Broken(hash, [.. wrong.Take(MostListed)]) : answer;
    }
}
