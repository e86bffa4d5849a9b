namespace PolicyMarket.Rules.Outcomes;

/// <summary>Kleene's three values, ordered so that "and" is the least and "or" the greatest.</summary>
public enum Truth
{
    False = 0,
    Unknown = 1,
    True = 2,
}
