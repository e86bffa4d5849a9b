using System.Text;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Documents.Formats;

/// <summary>Decodes text in UTF-8, UTF-16 with mark or GB18030.</summary>
internal static class PlainText
{
    static PlainText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static async Task<Result<string>> ReadAsync(byte[] content, CancellationToken ct)
    {
        using var stream = new MemoryStream(content, writable: false);
        var encoding = await TextForm.DetectAsync(stream, ct);
        if (!encoding.Succeeded)
        {
            return Result.Fail<string>(new Diagnostic(DataDiagnostics.DocumentEncoding, DocumentFileWording.Encoding, encoding.Diagnostics[0].Where));
        }

        try
        {
            return Result.Ok(encoding.Required.GetString(content).TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException)
        {
            return Result.Fail<string>(DataDiagnostics.DocumentEncoding, DocumentFileWording.Encoding);
        }
    }
}
