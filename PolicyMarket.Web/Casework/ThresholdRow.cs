using PolicyMarket.Data.Casework;

namespace PolicyMarket.Web.Casework;

/// <summary>A threshold with its value in force, and who changed it last; null: it is the default.</summary>
public sealed record ThresholdRow(Threshold Threshold, int Value, string? ChangedBy, DateTime? ChangedAt);
