namespace PolicyMarket.Web.Firms.Disputes;

/// <summary>The disputes of one department, those that wait first.</summary>
public sealed record DisputeDeskView(long DepartmentId, IReadOnlyList<DisputeRow> Rows);
