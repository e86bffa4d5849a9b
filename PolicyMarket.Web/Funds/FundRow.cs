using PolicyMarket.Data.Funds.Budgets;

namespace PolicyMarket.Web.Funds;

/// <summary>A fund with what became of its money and the forecast of when it runs dry.</summary>
public sealed record FundRow(FundBalance Fund, FundForecast Forecast)
{
    /// <summary>Length of the bar of the fund, fen: its budget, or all that is promised and expected when that is more.</summary>
    public long BarFen => Math.Max(Fund.GrantedFen, Fund.GrantedFen - Fund.AvailableFen + Forecast.ExpectedFen);
}
