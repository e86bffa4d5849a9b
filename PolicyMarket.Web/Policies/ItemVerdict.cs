using PolicyMarket.Rules.Explain;

namespace PolicyMarket.Web.Policies;

/// <summary>How the signed-in firm stands to an item by the data of today.</summary>
public sealed record ItemVerdict(string FirmName, Explanation Explanation);
