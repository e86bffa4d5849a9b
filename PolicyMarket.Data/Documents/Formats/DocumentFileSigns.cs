using System.Text;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Documents.Formats;

/// <summary>Finds the kind of a file from its first bytes and holds it against the ending of its name.</summary>
internal static class DocumentFileSigns
{
    private const int LookedAt = 1024;

    public static Result<DocumentFileKind> Detect(string name, byte[] content, DocumentFileLimits limits)
    {
        var ending = Path.GetExtension(name).ToUpperInvariant();
        ReadOnlySpan<byte> start = content;
        if (start.StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0 }))
        {
            return Result.Fail<DocumentFileKind>(DataDiagnostics.DocumentLocked, DocumentFileWording.OldWord, name);
        }

        if (start[..Math.Min(LookedAt, start.Length)].IndexOf("%PDF-"u8) >= 0)
        {
            return Expect(name, ending, DocumentFileKind.Pdf, "PDF", ".PDF");
        }

        if (start.StartsWith("PK\u0003\u0004"u8))
        {
            return Zip(name, ending, content, limits);
        }

        if (ending is ".PDF" or ".DOCX" or ".OFD")
        {
            return Result.Fail<DocumentFileKind>(
                DataDiagnostics.DocumentKindDiffers,
                DocumentFileWording.Differs(name, IsText(start) ? "纯文本" : "别的格式"),
                name
            );
        }

        if (!IsText(start))
        {
            return Result.Fail<DocumentFileKind>(DataDiagnostics.DocumentKindUnknown, DocumentFileWording.UnknownKind(name), name);
        }

        return ending switch
        {
            ".HTML" or ".HTM" or ".SHTML" => Result.Ok(DocumentFileKind.Html),
            ".MD" or ".MARKDOWN" => Result.Ok(DocumentFileKind.Markdown),
            ".TXT" or "" or ".TEXT" => Result.Ok(LooksLikeHtml(start) ? DocumentFileKind.Html : DocumentFileKind.Text),
            _ => Result.Fail<DocumentFileKind>(DataDiagnostics.DocumentKindUnknown, DocumentFileWording.UnknownKind(name), name),
        };
    }

    private static Result<DocumentFileKind> Zip(string name, string ending, byte[] content, DocumentFileLimits limits)
    {
        var container = ZipContainer.Open(content, limits);
        if (!container.Succeeded)
        {
            return Result.Fail<DocumentFileKind>(container.Diagnostics);
        }

        using var zip = container.Required;
        return zip.Contains("word/document.xml") ? Expect(name, ending, DocumentFileKind.Word, "Word 文件（DOCX）", ".DOCX")
            : zip.Contains("OFD.xml") ? Expect(name, ending, DocumentFileKind.Ofd, "OFD 版式文件", ".OFD")
            : Result.Fail<DocumentFileKind>(DataDiagnostics.DocumentKindUnknown, DocumentFileWording.UnknownKind(name), name);
    }

    private static Result<DocumentFileKind> Expect(string name, string ending, DocumentFileKind kind, string words, string expected) =>
        ending == expected || ending.Length == 0
            ? Result.Ok(kind)
            : Result.Fail<DocumentFileKind>(DataDiagnostics.DocumentKindDiffers, DocumentFileWording.Differs(name, words), name);

    /// <summary>UTF-16 text has its byte-order mark; any other text has no zero byte.</summary>
    private static bool IsText(ReadOnlySpan<byte> start)
    {
        var head = start[..Math.Min(LookedAt * 8, start.Length)];
        return head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || !head.Contains((byte)0);
    }

    private static bool LooksLikeHtml(ReadOnlySpan<byte> start)
    {
        var head = Encoding.Latin1.GetString(start[..Math.Min(LookedAt, start.Length)]).TrimStart();
        return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("ï»¿<", StringComparison.Ordinal);
    }
}
