using System.Collections.Immutable;

namespace PolicyMarket.Data.Matching;

/// <summary>What the last run found for a firm beyond its offers. AsOf: business date of the last finished run, null before the first.</summary>
public sealed record FirmOutlookView(DateOnly? AsOf, ImmutableArray<LackingOneFact> LackingOne, ImmutableArray<OpenToApply> OpenToApply);
