using System.Collections.Immutable;
using System.Globalization;
using System.Xml;

namespace PolicyMarket.Data.Payouts.Files;

/// <summary>Reads a finished pain.001 back: every payment, and the counts and sums that it states beside those that it comes to.</summary>
internal static class Pain001Reader
{
    public static PaymentTally Read(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        using var xml = XmlReader.Create(
            stream,
            new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreWhitespace = true,
            }
        );
        var found = new Found();
        var path = new List<string>();
        var currency = "";
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    path.RemoveRange(xml.Depth, path.Count - xml.Depth);
                    path.Add(xml.LocalName);
                    currency = xml.GetAttribute("Ccy");
                    found.Begin(xml.LocalName);
                    break;
                case XmlNodeType.Text:
                    found.Take(string.Join('/', path.Skip(2)), xml.Value, currency);
                    break;
                default:
                    break;
            }
        }

        return found.ToTally();
    }

    /// <summary>The values that have been read so far.</summary>
    private sealed class Found
    {
        private readonly ImmutableArray<TalliedLine>.Builder _lines = ImmutableArray.CreateBuilder<TalliedLine>();
        private readonly List<(int First, long Count, long Fen)> _groups = [];
        private (long Count, long Fen) _header;
        private string? _messageId;
        private (string Number, long Fen) _open = ("", -1);

        public void Begin(string name)
        {
            if (name == "PmtInf")
            {
                _groups.Add((_lines.Count, -1, -1));
            }
        }

        public void Take(string path, string text, string? currency)
        {
            switch (path)
            {
                case "GrpHdr/MsgId":
                    _messageId = text;
                    break;
                case "GrpHdr/NbOfTxs":
                    _header.Count = Count(text);
                    break;
                case "GrpHdr/CtrlSum":
                    _header.Fen = ReadFen.Parse(text);
                    break;
                case "PmtInf/NbOfTxs":
                    _groups[^1] = _groups[^1] with { Count = Count(text) };
                    break;
                case "PmtInf/CtrlSum":
                    _groups[^1] = _groups[^1] with { Fen = ReadFen.Parse(text) };
                    break;
                case "PmtInf/CdtTrfTxInf/PmtId/EndToEndId":
                    _open.Number = text;
                    break;
                case "PmtInf/CdtTrfTxInf/Amt/InstdAmt":
                    _open.Fen = ReadFen.Parse(text, currency);
                    break;
                case "PmtInf/CdtTrfTxInf/CdtrAcct/Id/Othr/Id":
                    _lines.Add(new TalliedLine(_open.Number, _open.Fen, text));
                    _open = ("", -1);
                    break;
                default:
                    break;
            }
        }

        public PaymentTally ToTally()
        {
            var lines = _lines.ToImmutable();
            var totals = ImmutableArray.CreateBuilder<TalliedTotal>();
            totals.Add(new TalliedTotal(_header.Count, lines.Length));
            totals.Add(new TalliedTotal(_header.Fen, lines.Sum(line => line.AmountFen)));
            for (var at = 0; at < _groups.Count; at++)
            {
                var end = at + 1 < _groups.Count ? _groups[at + 1].First : lines.Length;
                var part = lines[_groups[at].First..end];
                totals.Add(new TalliedTotal(_groups[at].Count, part.Length));
                totals.Add(new TalliedTotal(_groups[at].Fen, part.Sum(line => line.AmountFen)));
            }

            return new PaymentTally(_messageId, lines, totals.ToImmutable());
        }

        private static long Count(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : -1;
    }
}
