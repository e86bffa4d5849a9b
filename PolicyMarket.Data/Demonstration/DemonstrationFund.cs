namespace PolicyMarket.Data.Demonstration;

/// <summary>One budget line of a year. Items: codes that it pays; none: whatever awards of its department no other fund pays.</summary>
internal sealed record DemonstrationFund(string Code, string Name, string Department, long BudgetFen, string Note, IReadOnlyList<string>? Items = null);
