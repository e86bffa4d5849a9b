using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PolicyMarket.Data.Offers.Bulk;

/// <summary>Content that the second officer releases: the hash over every line's offer, sum, receipt and revision, in the order of the offers.</summary>
internal static class BulkContent
{
    public static string HashOf(IEnumerable<BulkApprovalLine> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines.OrderBy(l => l.OfferId))
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.OfferId} {line.AmountFen} {line.ReceiptHash} {line.Revision}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
