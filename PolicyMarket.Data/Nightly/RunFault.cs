namespace PolicyMarket.Data.Nightly;

/// <summary>An item whose amount came out as nothing for eligible firms: by a gap of its formula, or as zero.</summary>
public sealed record RunFault(long ItemId, string Code, string Title, long FormulaGaps, long ZeroAmounts);
