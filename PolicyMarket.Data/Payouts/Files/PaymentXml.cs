using System.Globalization;
using System.Text;
using System.Xml;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Payouts.Files;

/// <summary>Writes the XML of payment files: UTF-8 without a byte order mark, indented, line ends of Unix.</summary>
internal static class PaymentXml
{
    public const string Currency = "CNY";

    public static byte[] Write(Action<XmlWriter> write)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
        };
        using (var xml = XmlWriter.Create(stream, settings))
        {
            xml.WriteStartDocument();
            write(xml);
            xml.WriteEndDocument();
        }

        return stream.ToArray();
    }

    /// <summary>A container element.</summary>
    public static void Group(this XmlWriter xml, string name, Action content)
    {
        xml.WriteStartElement(name);
        content();
        xml.WriteEndElement();
    }

    /// <summary>A sum with its currency as an attribute.</summary>
    public static void Sum(this XmlWriter xml, string name, long fen)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString("Ccy", Currency);
        xml.WriteString(Yuan(fen));
        xml.WriteEndElement();
    }

    public static void Count(this XmlWriter xml, string name, int count) => xml.WriteElementString(name, count.ToString(CultureInfo.InvariantCulture));

    public static string Yuan(long fen) => new Money(fen).Yuan.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>The first characters of a text that only explains; a pair of surrogates is not split.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    /// <summary>True when XML can carry every character and none is a control character.</summary>
    public static bool IsPlain(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (char.IsControl(text[at]) || !XmlConvert.IsXmlChar(text[at]))
            {
                return false;
            }
        }

        return true;
    }
}
