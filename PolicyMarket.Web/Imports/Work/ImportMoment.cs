namespace PolicyMarket.Web.Imports.Work;

/// <summary>How far a running import is: what it does, rows done in it, and its whole percent from 0 to 100 (null: not measured).</summary>
public sealed record ImportMoment(string Phase, long Rows, int? Percent);
