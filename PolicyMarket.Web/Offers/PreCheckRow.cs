namespace PolicyMarket.Web.Offers;

/// <summary>One line of the list.</summary>
public sealed record PreCheckRow(
    long Id,
    long ItemId,
    string FirmName,
    string CreditCode,
    string Title,
    string Period,
    long AmountFen,
    DateOnly CheckDue,
    DateOnly LastDay
);
