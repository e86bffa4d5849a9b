using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Documents.Formats;

/// <summary>Text of a DOCX file with its automatic numbers; a table row is | a | b |; deleted text, notes and pictures are left out.</summary>
internal static class WordText
{
    public static Result<string> Read(byte[] content, DocumentFileLimits limits)
    {
        var container = ZipContainer.Open(content, limits);
        if (!container.Succeeded)
        {
            return Result.Fail<string>(container.Diagnostics);
        }

        using (var zip = container.Required)
        {
            if (DeclaresEntities(zip))
            {
                return Result.Fail<string>(DataDiagnostics.DocumentEntities, DocumentFileWording.Entities);
            }
        }

        try
        {
            using var stream = new MemoryStream(content, writable: false);
            using var document = WordprocessingDocument.Open(stream, isEditable: false);
            var text = new StringBuilder();
            if (document.MainDocumentPart?.Document?.Body is { } body)
            {
                Append(body, text, new WordNumbering(document.MainDocumentPart));
            }

            return Result.Ok(text.ToString());
        }
        catch (Exception damage)
            when (damage
                    is OpenXmlPackageException
                        or XmlException
                        or InvalidDataException
                        or FileFormatException
                        or ArgumentException
                        or InvalidOperationException
            )
        {
            return Result.Fail<string>(DataDiagnostics.DocumentDamaged, DocumentFileWording.Damaged("Word "));
        }
    }

    private static bool DeclaresEntities(ZipContainer zip)
    {
        using var stream = zip.OpenEntry("word/document.xml");
        if (stream is null)
        {
            return false;
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        var head = new char[4096];
        var count = reader.ReadBlock(head);
        return head.AsSpan(0, count).Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
    }

    private static void Append(OpenXmlElement parent, StringBuilder text, WordNumbering numbering)
    {
        foreach (var child in parent.ChildElements)
        {
            switch (child)
            {
                case Paragraph paragraph:
                    text.Append(numbering.NumberOf(paragraph)).Append(WordsOf(paragraph)).Append('\n');
                    break;
                case Table table:
                    AppendTable(table, text, numbering);
                    break;
                case SdtBlock or SdtContentBlock or CustomXmlBlock:
                    Append(child, text, numbering);
                    break;
            }
        }
    }

    private static void AppendTable(Table table, StringBuilder text, WordNumbering numbering)
    {
        foreach (var row in table.Elements<TableRow>())
        {
            var cells = row.Elements<TableCell>().ToList();
            if (cells is [var only])
            {
                Append(only, text, numbering);
                continue;
            }

            text.Append("| ")
                .AppendJoin(" | ", cells.Select(cell => string.Join(' ', cell.Descendants<Paragraph>().Select(WordsOf)).Trim()))
                .Append(" |\n");
        }
    }

    private static string WordsOf(Paragraph paragraph)
    {
        var words = new StringBuilder();
        foreach (var part in paragraph.Descendants())
        {
            switch (part)
            {
                case Text written when !IsHidden(written):
                    words.Append(written.Text);
                    break;
                case TabChar:
                    words.Append(' ');
                    break;
                case Break { Type: null }:
                    words.Append('\n');
                    break;
                case NoBreakHyphen:
                    words.Append('-');
                    break;
            }
        }

        return words.ToString();
    }

    /// <summary>The text of a drawing's fallback stands twice in the file.</summary>
    private static bool IsHidden(Text written) =>
        written.Ancestors<AlternateContentFallback>().Any() || written.Ancestors<Run>().FirstOrDefault()?.RunProperties?.Vanish is not null;
}
