namespace PolicyMarket.Rules.Tables;

/// <summary>
/// Answer of a table when several rows fit: it may not happen, they must agree, the first, the most important output, all outputs in row order, or all put
/// together.
/// </summary>
public enum HitPolicy
{
    Unique,
    Any,
    First,
    Priority,
    RuleOrder,
    Collect,
}
