using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Disclosure;

/// <summary>One payment as the public sees it. ReturnedOn: the bank sent it back later, so the record is withdrawn and counts in no sum.</summary>
public sealed record PaidLine(
    long Id,
    DateOnly PaidOn,
    string FirmName,
    string MaskedCreditCode,
    string? Region,
    string ItemTitle,
    string Category,
    string DepartmentName,
    string FundName,
    string Period,
    string ClaimNumber,
    long AmountFen,
    DateOnly? ReturnedOn
);
