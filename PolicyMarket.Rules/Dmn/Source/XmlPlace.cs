using System.Xml;
using System.Xml.Linq;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Dmn.Source;

/// <summary>Line and column in an XML file, both counted from 1.</summary>
internal static class XmlPlace
{
    /// <summary>Null where the node was not read from a file.</summary>
    public static string? Of(XObject node) =>
        node is IXmlLineInfo info && info.HasLineInfo() ? DmnWording.Place(info.LineNumber, info.LinePosition) : null;

    public static Diagnostic Problem(this XObject node, string code, string message) => new(code, message, Of(node));

    /// <summary>The place of a character of the element's text; line breaks of the file count as one character.</summary>
    public static string? Inside(XElement element, int position)
    {
        if (element.Nodes().OfType<XText>().FirstOrDefault() is not IXmlLineInfo start || !start.HasLineInfo())
        {
            return Of(element);
        }

        var text = element.Value.AsSpan(0, Math.Clamp(position, 0, element.Value.Length));
        var lines = text.Count('\n');
        var column = lines == 0 ? start.LinePosition + text.Length : text.Length - text.LastIndexOf('\n');
        return DmnWording.Place(start.LineNumber + lines, column);
    }
}
