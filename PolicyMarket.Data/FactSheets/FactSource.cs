namespace PolicyMarket.Data.FactSheets;

/// <summary>Where one fact of a firm came from. BatchId is null for parameters and for what the platform works out itself.</summary>
public sealed record FactSource(string Source, string Period, long? BatchId, DateOnly AsOf);
