namespace PolicyMarket.Web.Firms.DeliveredFacts;

/// <summary>A delivered value, which decides, and the other value that follows from the firm's own facts.</summary>
public sealed record FirmDataDifference(string Label, string Delivered, string Source, string Computed, string How);
