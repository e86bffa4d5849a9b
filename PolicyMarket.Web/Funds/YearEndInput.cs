namespace PolicyMarket.Web.Funds;

/// <summary>Input of the form for a fund's last day; the date as typed, yyyy-MM-dd.</summary>
public sealed class YearEndInput
{
    public long FundId { get; set; }

    public string? LastDay { get; set; }
}
