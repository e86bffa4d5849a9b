namespace PolicyMarket.Rules.Dmn.Expressions;

/// <summary>Hit policies of DMN, those that collect with their aggregation.</summary>
internal enum HitPolicyKind
{
    Unique,
    Any,
    Priority,
    First,
    RuleOrder,
    OutputOrder,
    Collect,
    Sum,
    Min,
    Max,
    Count,
}
