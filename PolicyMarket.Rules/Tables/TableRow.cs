using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Rules.Tables;

/// <summary>One row: a test a column and a result an output; Cite names the clause.</summary>
public sealed record TableRow(ImmutableArray<TableCell> When, ImmutableArray<FeelExpression> Then, string? Cite)
{
    public bool Equals(TableRow? other) =>
        other is not null
        && When.SequenceEqual(other.When)
        && Cite == other.Cite
        && Then.Select(result => result.Text).SequenceEqual(other.Then.Select(result => result.Text), StringComparer.Ordinal);

    public override int GetHashCode() => When.Aggregate(When.Length, HashCode.Combine);
}
