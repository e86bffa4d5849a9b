using PolicyMarket.Data.Authoring.Gate;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>A firm that a new version touches; sums in fen.</summary>
public sealed record TouchedFirmRow(long Id, string FirmName, GateFirmKind Kind, long? BeforeFen, long? AfterFen);
