using System.Collections.Immutable;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Records;

namespace PolicyMarket.Data.Oversight;

/// <summary>
/// A claim from the facts to the bank, in the order of time. DaysToAccount: calendar days from the match to the payment; null while it is not paid. Verdict:
/// hash, seals and replay of the receipt.
/// </summary>
public sealed record ClaimTrailView(
    long ClaimId,
    string Number,
    string FirmName,
    string CreditCode,
    string Title,
    string ItemCode,
    string Department,
    string Fund,
    long AmountFen,
    ClaimState State,
    int? DaysToAccount,
    RecordedVerdict Verdict,
    ImmutableArray<TrailFact> Facts,
    ImmutableArray<TrailStep> Steps
);
