using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace PolicyMarket.Data.Documents.Formats;

/// <summary>Text of a PDF file with a text layer.</summary>
internal static class PdfText
{
    public static Result<string> Read(byte[] content, DocumentFileLimits limits, CancellationToken ct)
    {
        try
        {
            using var document = PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = true });
            var pages = new List<IReadOnlyList<PagePiece>>();
            foreach (var page in document.GetPages().Take(limits.MostPages))
            {
                ct.ThrowIfCancellationRequested();
                pages.Add([.. page.Letters.Select(letter => Piece(page, letter))]);
            }

            return pages.TrueForAll(page => page.All(piece => string.IsNullOrWhiteSpace(piece.Words)))
                ? Result.Fail<string>(DataDiagnostics.DocumentHasNoText, DocumentFileWording.NoText)
                : Result.Ok(PageLayout.Join(pages));
        }
        catch (PdfDocumentEncryptedException)
        {
            return Result.Fail<string>(DataDiagnostics.DocumentLocked, DocumentFileWording.Locked);
        }
        catch (Exception damage) when (damage is not OperationCanceledException and not OutOfMemoryException)
        {
            // The parser throws whatever a broken file leads it to.
            return Result.Fail<string>(DataDiagnostics.DocumentDamaged, DocumentFileWording.Damaged("PDF "));
        }
    }

    private static PagePiece Piece(Page page, Letter letter) =>
        new(
            letter.Value,
            letter.StartBaseLine.X,
            page.Height - letter.StartBaseLine.Y,
            Math.Abs(letter.EndBaseLine.X - letter.StartBaseLine.X),
            Size(letter)
        );

    private static double Size(Letter letter) => letter.PointSize > 0 ? letter.PointSize : Math.Max(1, letter.BoundingBox.Height);
}
