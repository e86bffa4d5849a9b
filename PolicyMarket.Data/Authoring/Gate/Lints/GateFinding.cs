namespace PolicyMarket.Data.Authoring.Gate.Lints;

/// <summary>One finding: a key that is unique in its report, what is found, and what to do about it.</summary>
public sealed record GateFinding(string Key, GateSeverity Severity, string Title, string Reason, string Remedy);
