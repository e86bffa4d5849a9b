namespace PolicyMarket.Web.Payouts;

/// <summary>A booked entry of a paying account that belongs to no payout. NamedNumber: the end-to-end id that the bank gives, empty when none.</summary>
public sealed record StatementEntryRow(
    long Id,
    DateOnly On,
    bool IsDebit,
    long AmountFen,
    string Reference,
    string NamedNumber,
    string Words,
    string MaskedAccount
);
