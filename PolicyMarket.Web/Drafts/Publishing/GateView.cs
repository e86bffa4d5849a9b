using PolicyMarket.Data.Authoring.Gate;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>A check with its hashes.</summary>
public sealed record GateView(long Id, string ContentHash, string ReportHash, DateTime ComputedAt, GateReport Report);
