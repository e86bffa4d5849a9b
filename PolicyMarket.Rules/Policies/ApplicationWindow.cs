namespace PolicyMarket.Rules.Policies;

/// <summary>The days on which an item can be claimed, both inclusive; at least one of them is given.</summary>
public sealed record ApplicationWindow(DateOnly? From, DateOnly? To);
