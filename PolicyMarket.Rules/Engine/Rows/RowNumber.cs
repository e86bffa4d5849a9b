using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Engine.Rows;

/// <summary>A number of one row, computed exactly as the evaluator of formulas does; false when it is unknown.</summary>
internal abstract class RowNumber
{
    public abstract bool TryGet(int row, out decimal value);

    internal sealed class Constant(decimal number) : RowNumber
    {
        public decimal Number => number;

        public override bool TryGet(int row, out decimal value)
        {
            value = number;
            return true;
        }
    }

    internal sealed class Nothing : RowNumber
    {
        public override bool TryGet(int row, out decimal value)
        {
            value = 0;
            return false;
        }
    }

    internal sealed class Fact(NumberColumn column) : RowNumber
    {
        public override bool TryGet(int row, out decimal value) => column.TryGet(row, out value);
    }

    internal sealed class Minus(RowNumber number) : RowNumber
    {
        public override bool TryGet(int row, out decimal value)
        {
            var known = number.TryGet(row, out value);
            value = -value;
            return known;
        }
    }

    internal sealed class Calculation(ArithmeticOperator op, RowNumber left, RowNumber right) : RowNumber
    {
        public override bool TryGet(int row, out decimal value)
        {
            value = 0;
            return left.TryGet(row, out var one) && right.TryGet(row, out var other) && TryCalculate(one, other, out value);
        }

        private bool TryCalculate(decimal one, decimal other, out decimal value)
        {
            value = 0;
            if (op == ArithmeticOperator.Divide && other == 0)
            {
                return false;
            }

            try
            {
                value = op switch
                {
                    ArithmeticOperator.Add => one + other,
                    ArithmeticOperator.Subtract => one - other,
                    ArithmeticOperator.Multiply => one * other,
                    ArithmeticOperator.Divide => one / other,
                    _ => throw new InvalidOperationException($"The operator {op} is not compiled."),
                };
                return true;
            }
            catch (OverflowException)
            {
                return false;
            }
        }
    }

    /// <summary>The least or the greatest; unknown when one of them is.</summary>
    internal sealed class Extreme(RowNumber[] numbers, bool isLeast) : RowNumber
    {
        public override bool TryGet(int row, out decimal value)
        {
            if (!numbers[0].TryGet(row, out value))
            {
                return false;
            }

            for (var place = 1; place < numbers.Length; place++)
            {
                if (!numbers[place].TryGet(row, out var other))
                {
                    return false;
                }

                value = isLeast ? Math.Min(value, other) : Math.Max(value, other);
            }

            return true;
        }
    }

    internal sealed class Rounded(RowNumber number, int scale, RoundingMode way) : RowNumber
    {
        public override bool TryGet(int row, out decimal value)
        {
            if (!number.TryGet(row, out value))
            {
                return false;
            }

            try
            {
                value = Rounding.Round(value, scale, way);
                return true;
            }
            catch (OverflowException)
            {
                return false;
            }
        }
    }

    internal sealed class Size(RowNumber number) : RowNumber
    {
        public override bool TryGet(int row, out decimal value)
        {
            var known = number.TryGet(row, out value);
            value = Math.Abs(value);
            return known;
        }
    }

    internal sealed class Choice(RowTest condition, RowNumber then, RowNumber otherwise) : RowNumber
    {
        public override bool TryGet(int row, out decimal value)
        {
            switch (condition.Of(row))
            {
                case Truth.True:
                    return then.TryGet(row, out value);
                case Truth.False:
                    return otherwise.TryGet(row, out value);
                default:
                    value = 0;
                    return false;
            }
        }
    }
}
