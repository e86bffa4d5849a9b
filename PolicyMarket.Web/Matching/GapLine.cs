namespace PolicyMarket.Web.Matching;

/// <summary>
/// One missing fact: pairs that lack it, pairs that lack nothing else, the ceilings that hang on those in fen, and how many of those have no ceiling (null: not
/// counted by an older program).
/// </summary>
public sealed record GapLine(string Attribute, string Label, string Holder, long Pairs, long SolePairs, long SoleCapFen, long? SoleUncappedPairs);
