namespace PolicyMarket.Data.Funds.Budgets;

/// <summary>
/// When a fund's available money runs out, by two ways of which the earlier counts: the pace of the last days, and the open offers of the last run if firms
/// confirm each by its last day. Sums in fen.
/// </summary>
/// <param name="FundId">The fund.</param>
/// <param name="PaceFenPerDay">Money reserved a day, less what came back, over <paramref name="PaceDays"/>; 0: nothing was reserved.</param>
/// <param name="PaceDays">Length of the time that was looked at, days.</param>
/// <param name="PushedFen">Open offers that firms can confirm.</param>
/// <param name="CheckingFen">Open offers before they are pushed.</param>
/// <param name="DryByPace">The first day on which the pace needs more than is available; null: not by the fund's last day.</param>
/// <param name="DryByOffers">The day until which the open offers need more than is available; null: they do not.</param>
/// <param name="LeftFen">Left on the fund's last day, by the greater of the two needs; negative: lacking.</param>
public sealed record FundForecast(
    long FundId,
    long PaceFenPerDay,
    int PaceDays,
    long PushedFen,
    long CheckingFen,
    DateOnly? DryByPace,
    DateOnly? DryByOffers,
    long LeftFen
)
{
    public long ExpectedFen => PushedFen + CheckingFen;

    /// <summary>The earlier of the two days; null when the money lasts until the fund's last day.</summary>
    public DateOnly? DryOn =>
        (DryByPace, DryByOffers) switch
        {
            ({ } pace, { } offers) => pace < offers ? pace : offers,
            var (pace, offers) => pace ?? offers,
        };
}
