namespace PolicyMarket.Rules.Conditions.Lists;

/// <summary>How many records of a list must pass: any, all, or at least a number.</summary>
public enum ListQuantifier
{
    Any,
    Every,
    AtLeast,
}
