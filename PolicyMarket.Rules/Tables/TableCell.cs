using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Rules.Tables;

/// <summary>One test of one row as written ("&gt;= 5", "[1..3]", "-"); Expression is the whole test as FEEL, null for "-".</summary>
public sealed record TableCell(string Text, FeelExpression? Expression)
{
    /// <summary>The test in a form that can be compared with others; null where it is any other expression.</summary>
    internal CellCondition? Test { get; init; }

    public bool IsAnything => Expression is null;

    public bool Equals(TableCell? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}
