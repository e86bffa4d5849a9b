namespace PolicyMarket.Data.Records;

/// <summary>
/// Findings of a verification. IsIntact: the hash fits; IsSealed: claim, receipt and item version are as they were sealed; ReplaysEqual: rule and facts
/// give the same outcome and the same fen again; Report: lines for people.
/// </summary>
public sealed record RecordedVerdict(bool IsIntact, bool IsSealed, bool ReplaysEqual, long AmountFen, string Report);
