namespace PolicyMarket.Web.Policies.Search;

/// <summary>A choice that narrows the results, with the address of the results without it.</summary>
public sealed record SearchChip(string Text, string WithoutIt);
