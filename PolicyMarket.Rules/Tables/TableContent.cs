using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Rules.Tables;

/// <summary>Content of a table.</summary>
internal sealed record TableContent(
    string Name,
    HitPolicy Hit,
    TableAggregate Aggregate,
    ImmutableArray<TableInput> Inputs,
    ImmutableArray<TableOutput> Outputs,
    ImmutableArray<TableRow> Rows,
    ImmutableArray<FeelExpression> Default
)
{
    /// <summary>One value a firm, as opposed to a list.</summary>
    public bool IsSingle => Hit is not HitPolicy.RuleOrder && !(Hit == HitPolicy.Collect && Aggregate == TableAggregate.List);
}
