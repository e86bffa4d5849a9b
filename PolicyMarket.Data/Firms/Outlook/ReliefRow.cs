namespace PolicyMarket.Data.Firms.Outlook;

/// <summary>
/// A firm that is entitled to a relief and has not enjoyed it. WorthFen: null when the amount lacks a fact; Reported: what the firm says, null when it has said
/// nothing.
/// </summary>
public sealed record ReliefRow(long FirmId, string CreditCode, string Name, long? WorthFen, bool? Reported);
