using System.Text.RegularExpressions;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Documents.Formats;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Documents;
using PolicyMarket.Rules.Documents.Model;

namespace PolicyMarket.Data.Documents;

/// <summary>Reads the file of a policy document: file to text, text to findings. Nothing is stored.</summary>
public static class DocumentReading
{
    public static async Task<Result<ReadDocument>> ReadAsync(string name, byte[] content, CancellationToken ct)
    {
        var text = await TextAsync(name, content, ct);
        if (!text.Succeeded)
        {
            return Result.Fail<ReadDocument>(text.Diagnostics);
        }

        var read = PolicyDocumentReader.Read(text.Required.Text);
        return read.Succeeded ? Result.Ok(read.Required with { Warnings = [.. text.Required.Warnings, .. read.Required.Warnings] }) : read;
    }

    /// <summary>The text of a file; refused as well when its signs keep the reader busy for too long.</summary>
    public static async Task<Result<DocumentText>> TextAsync(string name, byte[] content, CancellationToken ct)
    {
        try
        {
            return await DocumentFile.ReadAsync(name, content, ct: ct);
        }
        catch (RegexMatchTimeoutException)
        {
            return Result.Fail<DocumentText>(DataDiagnostics.DocumentFileTooBig, DocumentFileWording.TooSlow, name);
        }
    }
}
