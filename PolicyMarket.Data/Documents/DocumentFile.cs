using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Documents.Formats;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Documents;

/// <summary>Turns the file of a policy document into text. The content decides what the file is; an ending that says something else is refused.</summary>
public static class DocumentFile
{
    /// <summary>Name is used for its ending and in messages. Fails with PM51xx; never throws for what is in the file.</summary>
    public static async Task<Result<DocumentText>> ReadAsync(
        string name,
        byte[] content,
        DocumentFileLimits? limits = null,
        CancellationToken ct = default
    )
    {
        var bounds = limits ?? DocumentFileLimits.Default;
        if (content.Length == 0)
        {
            return Result.Fail<DocumentText>(DataDiagnostics.DocumentHasNoText, DocumentFileWording.Empty, name);
        }

        if (content.LongLength > bounds.MostBytes)
        {
            return Result.Fail<DocumentText>(DataDiagnostics.DocumentFileTooBig, DocumentFileWording.TooBig(content.LongLength, bounds.MostBytes), name);
        }

        var kind = DocumentFileSigns.Detect(name, content, bounds);
        return kind.Succeeded ? await ReadAsync(name, content, kind.Required, bounds, ct) : Result.Fail<DocumentText>(kind.Diagnostics);
    }

    private static async Task<Result<DocumentText>> ReadAsync(
        string name,
        byte[] content,
        DocumentFileKind kind,
        DocumentFileLimits limits,
        CancellationToken ct
    )
    {
        var text = kind switch
        {
            DocumentFileKind.Word => WordText.Read(content, limits),
            DocumentFileKind.Pdf => PdfText.Read(content, limits, ct),
            DocumentFileKind.Ofd => OfdText.Read(content, limits, ct),
            DocumentFileKind.Html => await HtmlText.ReadAsync(content, ct),
            DocumentFileKind.Markdown => Mapped(await PlainText.ReadAsync(content, ct), MarkdownText.Read),
            DocumentFileKind.Text => await PlainText.ReadAsync(content, ct),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of file."),
        };
        if (!text.Succeeded)
        {
            return Result.Fail<DocumentText>(text.Diagnostics.Select(one => one with { Where = one.Where ?? name }));
        }

        return string.IsNullOrWhiteSpace(text.Required)
            ? Result.Fail<DocumentText>(DataDiagnostics.DocumentHasNoText, DocumentFileWording.NoText, name)
            : Result.Ok(new DocumentText(text.Required, kind, []));
    }

    private static Result<string> Mapped(Result<string> text, Func<string, string> map) => text.Succeeded ? Result.Ok(map(text.Required)) : text;
}
