using System.Xml;
using System.Xml.Linq;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Dmn.Source;

/// <summary>Reads XML from strangers: no document type, no entities, bounded size, depth and number of elements.</summary>
internal static class SafeXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = DmnLimits.Bytes,
        MaxCharactersFromEntities = 1,
    };

    public static Result<XElement> Read(ReadOnlyMemory<byte> content)
    {
        if (content.Length > DmnLimits.Bytes)
        {
            return Result.Fail<XElement>(DiagnosticCatalogue.DmnTooLarge, DmnWording.FileTooLarge(content.Length, DmnLimits.Bytes));
        }

        if (HasDocumentType(content.Span))
        {
            return Result.Fail<XElement>(DiagnosticCatalogue.DmnUnsafeXml, DmnWording.DocumentTypeRefused);
        }

        var bytes = content.ToArray();
        try
        {
            if (Measure(bytes) is { } problem)
            {
                return Result.Fail<XElement>(problem);
            }

            using var reader = XmlReader.Create(new MemoryStream(bytes, writable: false), Settings);
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root is { } root
                ? Result.Ok<XElement>(root)
                : Result.Fail<XElement>(DiagnosticCatalogue.DmnNotXml, DmnWording.NotXml);
        }
        catch (XmlException broken)
        {
            var place = broken.LineNumber > 0 ? DmnWording.Place(broken.LineNumber, broken.LinePosition) : null;
            return Result.Fail<XElement>(DiagnosticCatalogue.DmnNotXml, DmnWording.NotXml, place);
        }
    }

    private static Diagnostic? Measure(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes, writable: false), Settings);
        var elements = 0;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            var isTooLarge = ++elements > DmnLimits.Elements || reader.Depth > DmnLimits.Depth || reader.AttributeCount > DmnLimits.Attributes;
            if (isTooLarge)
            {
                var place = reader is IXmlLineInfo info ? DmnWording.Place(info.LineNumber, info.LinePosition) : null;
                return new Diagnostic(
                    DiagnosticCatalogue.DmnTooLarge,
                    DmnWording.TooManyElements(DmnLimits.Elements, DmnLimits.Depth, DmnLimits.Attributes),
                    place
                );
            }
        }

        return null;
    }

    /// <summary>In any encoding of ASCII's letters: zero bytes are those of UTF-16.</summary>
    private static bool HasDocumentType(ReadOnlySpan<byte> content)
    {
        var wanted = "<!DOCTYPE"u8;
        var matched = 0;
        foreach (var one in content)
        {
            if (one == 0)
            {
                continue;
            }

            matched =
                one == wanted[matched] ? matched + 1
                : one == wanted[0] ? 1
                : 0;
            if (matched == wanted.Length)
            {
                return true;
            }
        }

        return false;
    }
}
