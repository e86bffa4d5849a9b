using System.Collections.Immutable;

namespace PolicyMarket.Data.Payouts;

/// <summary>Contents of a firm's statement of what arrived in a calendar year, the earliest first.</summary>
public sealed record PaidStatement(string FirmName, string CreditCode, int Year, ImmutableArray<PaidLine> Lines, DateTime MadeAt)
{
    public long TotalFen => Lines.Sum(line => line.AmountFen);
}
