namespace PolicyMarket.Rules.Tables;

/// <summary>Hit policies and aggregates in the exchange form and in Chinese.</summary>
public static class TableWords
{
    public static string Of(HitPolicy hit) =>
        hit switch
        {
            HitPolicy.Unique => "unique",
            HitPolicy.Any => "any",
            HitPolicy.First => "first",
            HitPolicy.Priority => "priority",
            HitPolicy.RuleOrder => "rule order",
            HitPolicy.Collect => "collect",
            _ => throw new InvalidOperationException($"The unknown hit policy {hit}."),
        };

    public static string Of(TableAggregate aggregate) =>
        aggregate switch
        {
            TableAggregate.List => "list",
            TableAggregate.Sum => "sum",
            TableAggregate.Min => "min",
            TableAggregate.Max => "max",
            TableAggregate.Count => "count",
            _ => throw new InvalidOperationException($"The unknown aggregate {aggregate}."),
        };

    /// <summary>How the rows of a table are read, for people.</summary>
    public static string Chinese(HitPolicy hit, TableAggregate aggregate) =>
        (hit, aggregate) switch
        {
            (HitPolicy.Unique, _) => "只有一行符合",
            (HitPolicy.Any, _) => "符合的各行结果相同",
            (HitPolicy.First, _) => "从上往下第一个符合的为准",
            (HitPolicy.Priority, _) => "符合的各行中等次最高的为准",
            (HitPolicy.RuleOrder, _) => "列出符合的各行",
            (HitPolicy.Collect, TableAggregate.Sum) => "符合的各行相加",
            (HitPolicy.Collect, TableAggregate.Min) => "符合的各行取最小",
            (HitPolicy.Collect, TableAggregate.Max) => "符合的各行取最大",
            (HitPolicy.Collect, TableAggregate.Count) => "符合的行数",
            (HitPolicy.Collect, _) => "列出符合的各行",
            _ => throw new InvalidOperationException($"The unknown hit policy {hit}."),
        };
}
