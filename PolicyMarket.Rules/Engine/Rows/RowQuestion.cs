using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Engine.Rows;

/// <summary>Yes-or-no parts of formulas, asked of one row.</summary>
internal static class RowQuestion
{
    internal sealed class Constant(Truth truth) : RowTest
    {
        public override Truth Of(int row) => truth;
    }

    internal sealed class Flag(FlagColumn column) : RowTest
    {
        public override Truth Of(int row) => column.IsKnown(row) ? Truths.Of(column.Flags[row]) : Truth.Unknown;
    }

    internal sealed class Not(RowTest test) : RowTest
    {
        public override Truth Of(int row) => Truths.Not(test.Of(row));
    }

    internal sealed class Logic(bool isAnd, RowTest left, RowTest right) : RowTest
    {
        public override Truth Of(int row)
        {
            var one = left.Of(row);
            return one == (isAnd ? Truth.False : Truth.True) ? one
                : isAnd ? Truths.And(one, right.Of(row))
                : Truths.Or(one, right.Of(row));
        }
    }

    internal sealed class Any(RowTest[] tests) : RowTest
    {
        public override Truth Of(int row) => Any(tests, row);
    }

    internal sealed class Relation(RelationOperator op, RowNumber left, RowNumber right) : RowTest
    {
        public override Truth Of(int row)
        {
            if (!left.TryGet(row, out var one) || !right.TryGet(row, out var other))
            {
                return Truth.Unknown;
            }

            var order = one.CompareTo(other);
            return Truths.Of(
                op switch
                {
                    RelationOperator.Equal => order == 0,
                    RelationOperator.NotEqual => order != 0,
                    RelationOperator.Less => order < 0,
                    RelationOperator.LessOrEqual => order <= 0,
                    RelationOperator.Greater => order > 0,
                    RelationOperator.GreaterOrEqual => order >= 0,
                    _ => throw new InvalidOperationException($"The relation {op} is not compiled."),
                }
            );
        }
    }

    /// <summary>A code is one of some fixed ones.</summary>
    internal sealed class OneOf(TextColumn column, IEnumerable<string> codes) : RowTest
    {
        private readonly bool[] isOne = Marked(column, codes.ToHashSet(StringComparer.Ordinal));

        public override Truth Of(int row) => column.IsKnown(row) ? Truths.Of(isOne[column.Ids[row]]) : Truth.Unknown;

        private static bool[] Marked(TextColumn column, HashSet<string> wanted) => [.. column.Texts.Select(text => wanted.Contains(text.Value))];
    }

    /// <summary>A set holds a fixed code.</summary>
    internal sealed class Holds(SetColumn column, string code) : RowTest
    {
        private readonly bool[] holds = [.. column.Sets.Select(set => set.Values.Contains(code))];

        public override Truth Of(int row) => column.IsWhole(row) ? Truths.Of(holds[column.Ids[row]]) : Truth.Unknown;
    }

    /// <summary>Whether a fact is known; never unknown itself.</summary>
    internal sealed class Known(FactColumn? column, bool isWanted) : RowTest
    {
        public override Truth Of(int row) => Truths.Of((column is not null && column.IsKnown(row)) == isWanted);
    }
}
