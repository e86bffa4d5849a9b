using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace PolicyMarket.Data.Payouts.Files;

/// <summary>Reads a finished treasury file back: every detail line, and the counts and sums of header, applications and vouchers.</summary>
internal static class TreasuryReader
{
    private static readonly XNamespace Space = TreasuryFormat.Namespace;

    public static PaymentTally Read(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        var root = XDocument.Load(stream).Root ?? throw new InvalidDataException("The treasury file has no root element.");
        var header = Child(root, "Header");
        var lines = ImmutableArray.CreateBuilder<TalliedLine>();
        var totals = ImmutableArray.CreateBuilder<TalliedTotal>();
        foreach (var payment in root.Elements(Space + "Payment"))
        {
            List<TalliedLine> details =
            [
                .. payment
                    .Elements(Space + "Detail")
                    .Select(detail => new TalliedLine(Child(detail, "DetailNumber").Value, Sum(detail, "Amount"), Child(detail, "PayeeAccount").Value)),
            ];
            lines.AddRange(details);
            foreach (var part in new[] { Child(payment, "Application"), Child(payment, "Voucher") })
            {
                totals.Add(new TalliedTotal(Count(part), details.Count));
                totals.Add(new TalliedTotal(Sum(part, "Amount"), details.Sum(line => line.AmountFen)));
            }
        }

        totals.Add(new TalliedTotal(Count(header), lines.Count));
        totals.Add(new TalliedTotal(Sum(header, "Total"), lines.Sum(line => line.AmountFen)));
        return new PaymentTally(Child(header, "MessageId").Value, lines.ToImmutable(), totals.ToImmutable());
    }

    private static XElement Child(XElement parent, string name) =>
        parent.Element(Space + name) ?? throw new InvalidDataException($"The treasury file has no {name} in {parent.Name.LocalName}.");

    private static long Count(XElement parent) =>
        long.TryParse(Child(parent, "Count").Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : -1;

    private static long Sum(XElement parent, string name) => ReadFen.Parse(Child(parent, name).Value, Child(parent, name).Attribute("Ccy")?.Value);
}
