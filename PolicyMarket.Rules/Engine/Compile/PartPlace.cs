namespace PolicyMarket.Rules.Engine.Compile;

/// <summary>Where in the arena the possible rows of a part stand, and the rows that are uncertain if they are possible; both in words.</summary>
internal readonly record struct PartPlace(int Possible, int Uncertain);
