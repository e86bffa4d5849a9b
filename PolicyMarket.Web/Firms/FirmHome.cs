using PolicyMarket.Data.Firms.Outlook;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Firms;

/// <summary>All that the firm's home shows. Excluded: what it would have, but for 就高不重复. DataAsOf is the business date of the last finished run.</summary>
public sealed record FirmHome(
    string FirmName,
    DateOnly? DataAsOf,
    IReadOnlyList<OfferCard> Offers,
    IReadOnlyList<CloseCard> Close,
    IReadOnlyList<OneFactCard> OneFact,
    IReadOnlyList<ApplyCard> ToApply,
    IReadOnlyList<ExcludedItem> Excluded,
    IReadOnlyList<ClaimCard> UnderWay,
    long PaidThisYearFen,
    int PaidThisYearCount)
{
    /// <summary>Why the firm's data cannot be read now, for the firm; null: they can.</summary>
    public string? DamageNote { get; init; }

    /// <summary>Enjoyed in declarations, never paid out.</summary>
    public IReadOnlyList<FirmRelief> Reliefs { get; init; } = [];

    public IReadOnlyList<RightCard> Rights { get; init; } = [];

    public long AvailableFen => Offers.Sum(o => o.AmountFen);
}
