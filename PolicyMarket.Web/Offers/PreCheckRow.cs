using PolicyMarket.Data.Offers;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Offers;

/// <summary>One offer on the pre-check desk.</summary>
public sealed record PreCheckRow(
    long Id,
    string FirmName,
    string CreditCode,
    string Title,
    string Period,
    long AmountFen,
    DateOnly CheckDue,
    DateOnly LastDay,
    OfferState State,
    bool HasVerifiedAccount);
