namespace PolicyMarket.Web.Firms;

/// <summary>One sum that a department still checks. Due: the last day of the check, inclusive; IsApproved: checked, to be announced soon.</summary>
public sealed record CheckCard(string ItemCode, string Title, string Period, long AmountFen, string Department, DateOnly Due, bool IsApproved);
