namespace PolicyMarket.Data.Authoring.Gate;

/// <summary>A firm for which something changes; sums in fen, null where there is none or none can be computed.</summary>
public sealed record GateFirm(long FirmId, GateFirmKind Kind, long? BeforeFen, long? AfterFen);
