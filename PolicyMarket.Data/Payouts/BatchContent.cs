using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PolicyMarket.Data.Payouts;

/// <summary>Content that a checker signs: the hash over every payout's number, fund, sum and account, in the order of their ids.</summary>
internal static class BatchContent
{
    private const char Separator = '\u001f';

    public static string HashOf(IEnumerable<Payout> payouts)
    {
        var text = new StringBuilder();
        foreach (var payout in payouts.OrderBy(p => p.Id))
        {
            string[] fields =
            [
                PayoutNumber.Of(payout),
                payout.FundId.ToString(CultureInfo.InvariantCulture),
                payout.AmountFen.ToString(CultureInfo.InvariantCulture),
                payout.AccountHolder,
                payout.BankName,
                payout.AccountNumber,
            ];
            text.AppendJoin(Separator, fields).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
