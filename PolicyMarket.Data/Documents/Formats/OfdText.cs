using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Documents.Formats;

/// <summary>Text of an OFD file (GB/T 33190): a ZIP of XML whose text objects carry their places on the page, in millimetres.</summary>
internal static class OfdText
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 48L << 20,
    };

    public static Result<string> Read(byte[] content, DocumentFileLimits limits, CancellationToken ct)
    {
        var container = ZipContainer.Open(content, limits);
        if (!container.Succeeded)
        {
            return Result.Fail<string>(container.Diagnostics);
        }

        using var zip = container.Required;
        try
        {
            var pages = new List<IReadOnlyList<PagePiece>>();
            foreach (var body in Load(zip, "OFD.xml")?.Descendants().Where(one => one.Name.LocalName == "DocRoot") ?? [])
            {
                var root = body.Value.Trim().TrimStart('/');
                foreach (
                    var page in Load(zip, root)?.Descendants().Where(one => one.Name.LocalName == "Page" && one.Attribute("BaseLoc") is not null) ?? []
                )
                {
                    ct.ThrowIfCancellationRequested();
                    if (pages.Count < limits.MostPages && Load(zip, Resolve(root, page.Attribute("BaseLoc")!.Value)) is { } sheet) // the attribute was just asked for
                    {
                        pages.Add([.. sheet.Descendants().Where(one => one.Name.LocalName == "TextObject").SelectMany(Pieces)]);
                    }
                }
            }

            return pages.Exists(page => page.Count > 0)
                ? Result.Ok(PageLayout.Join(pages))
                : Result.Fail<string>(DataDiagnostics.DocumentHasNoText, DocumentFileWording.NoText);
        }
        catch (XmlException fault)
        {
            return fault.Message.Contains("DTD", StringComparison.Ordinal)
                ? Result.Fail<string>(DataDiagnostics.DocumentEntities, DocumentFileWording.Entities)
                : Result.Fail<string>(DataDiagnostics.DocumentDamaged, DocumentFileWording.Damaged("OFD "));
        }
        catch (InvalidDataException)
        {
            return Result.Fail<string>(DataDiagnostics.DocumentDamaged, DocumentFileWording.Damaged("OFD "));
        }
    }

    private static XDocument? Load(ZipContainer zip, string name)
    {
        using var stream = zip.OpenEntry(name);
        if (stream is null)
        {
            return null;
        }

        using var reader = XmlReader.Create(stream, Settings);
        return XDocument.Load(reader);
    }

    /// <summary>Places of pages are relative to the document's own folder.</summary>
    private static string Resolve(string root, string location)
    {
        if (location.StartsWith('/'))
        {
            return location.TrimStart('/');
        }

        var folder = root.LastIndexOf('/') is > 0 and var slash ? root[..(slash + 1)] : "";
        return location.StartsWith(folder, StringComparison.Ordinal) && folder.Length > 0 ? location : folder + location;
    }

    private static IEnumerable<PagePiece> Pieces(XElement text)
    {
        var box = Numbers(text.Attribute("Boundary")?.Value);
        var size = Number(text.Attribute("Size")?.Value) ?? 4;
        foreach (var code in text.Elements().Where(one => one.Name.LocalName == "TextCode"))
        {
            var x = (box.Count > 0 ? box[0] : 0) + (Number(code.Attribute("X")?.Value) ?? 0);
            var y = (box.Count > 1 ? box[1] : 0) + (Number(code.Attribute("Y")?.Value) ?? size);
            var words = code.Value.TrimEnd('\n', '\r');
            var steps = Steps(code.Attribute("DeltaX")?.Value, words.Length);
            for (var index = 0; index < words.Length; index++)
            {
                var width =
                    index < steps.Count ? steps[index]
                    : words[index] < 0x2E80 ? size / 2
                    : size;
                yield return new PagePiece(words[index].ToString(), x, y, Math.Min(width, size * 1.2), size);
                x += width;
            }
        }
    }

    /// <summary>Distances between characters; "g 3 4.2" stands for three times 4.2.</summary>
    private static List<double> Steps(string? value, int most)
    {
        var steps = new List<double>();
        var parts = (value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var index = 0; index < parts.Length && steps.Count < most; index++)
        {
            if (parts[index] == "g" && index + 2 < parts.Length && Number(parts[index + 1]) is { } count && Number(parts[index + 2]) is { } step)
            {
                steps.AddRange(Enumerable.Repeat(step, Math.Clamp((int)count, 0, most)));
                index += 2;
            }
            else if (Number(parts[index]) is { } one)
            {
                steps.Add(one);
            }
        }

        return steps;
    }

    private static List<double> Numbers(string? value) =>
        [.. (value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => Number(one) ?? 0)];

    private static double? Number(string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
