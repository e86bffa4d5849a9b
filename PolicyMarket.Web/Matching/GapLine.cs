namespace PolicyMarket.Web.Matching;

/// <summary>One missing fact: pairs that lack it, pairs that lack nothing else, and the ceilings that hang on those.</summary>
public sealed record GapLine(string Attribute, string Label, string Holder, long Pairs, long SolePairs, long SoleCapFen);
