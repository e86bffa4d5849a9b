namespace PolicyMarket.Data.Authoring.Publishing;

/// <summary>The second person's reason for one finding of the check.</summary>
public sealed record Acknowledgement(string FindingKey, string Reason);
