using System.Collections.Immutable;

namespace PolicyMarket.Web.Drafts.Amounts;

/// <summary>An amount as typed, read: the text of its formula unless something is wrong, and what is wrong or noteworthy.</summary>
public sealed record AmountReading(string? Text, ImmutableArray<AmountFault> Faults);
