namespace PolicyMarket.Rules.Plan;

/// <summary>Where in the arena the certain rows of a part stand, and the rows that are to be added for the possible ones; both in words.</summary>
internal readonly record struct PartPlace(int Certain, int Added);
