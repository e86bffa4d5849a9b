using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Evaluation;

/// <summary>The truth of one leaf on the facts of one firm.</summary>
internal static class ComparisonTruth
{
    public static Truth Of(Comparison leaf, Facts facts)
    {
        var fact = facts[leaf.Attribute];
        if (leaf.Op == ComparisonOperator.Exists)
        {
            return Truths.Of(fact is not null);
        }

        if (fact is null)
        {
            return Truth.Unknown;
        }

        return leaf.Op switch
        {
            ComparisonOperator.Between => Between(fact, (RangeOperand)leaf.Value, facts),
            ComparisonOperator.In => Member(fact, leaf.Value, facts),
            ComparisonOperator.NotIn => Truths.Not(Member(fact, leaf.Value, facts)),
            ComparisonOperator.Under => Under(fact, leaf.Value, facts),
            ComparisonOperator.Equal => Same(fact, leaf.Value, facts),
            ComparisonOperator.NotEqual => Truths.Not(Same(fact, leaf.Value, facts)),
            _ => Ordered(fact, leaf.Op, leaf.Value, facts),
        };
    }

    /// <summary>The names that the leaf needs and the facts lack, each once.</summary>
    public static IEnumerable<string> Missing(Comparison leaf, Facts facts) =>
        Names(leaf).Where(name => facts[name] is null or SetFact { IsPartial: true }).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Names(Comparison leaf)
    {
        yield return leaf.Attribute;
        Operand[] operands = leaf.Value is RangeOperand range ? [range.Low, range.High] : [leaf.Value];
        foreach (var other in operands.OfType<AttributeOperand>())
        {
            yield return other.Name;
        }
    }

    private static Truth Ordered(FactValue fact, ComparisonOperator op, Operand operand, Facts facts)
    {
        if (Value(operand, facts) is not { } other)
        {
            return Truth.Unknown;
        }

        var order = FactOrder.Compare(fact, other);
        return Truths.Of(
            op switch
            {
                ComparisonOperator.GreaterOrEqual => order >= 0,
                ComparisonOperator.Greater => order > 0,
                ComparisonOperator.LessOrEqual => order <= 0,
                ComparisonOperator.Less => order < 0,
                _ => throw new InvalidOperationException($"The operator {op} does not order."),
            }
        );
    }

    private static Truth Between(FactValue fact, RangeOperand range, Facts facts) =>
        Truths.And(Ordered(fact, ComparisonOperator.GreaterOrEqual, range.Low, facts), Ordered(fact, ComparisonOperator.LessOrEqual, range.High, facts));

    private static Truth Same(FactValue fact, Operand operand, Facts facts) =>
        Value(operand, facts) is { } other ? Truths.Of(fact.Equals(other)) : Truth.Unknown;

    private static Truth Member(FactValue fact, Operand operand, Facts facts)
    {
        if (operand is ListOperand list)
        {
            return Truths.Any(
                list.Values.Select(member =>
                    fact is SetFact set
                        ? member is TextFact code
                            ? set.Holds(code.Value)
                            : Truth.False
                        : Truths.Of(fact.Equals(member))
                )
            );
        }

        return (fact, Value(operand, facts)) switch
        {
            (_, null) => Truth.Unknown,
            (SetFact set, SetFact other) => set.Values.Overlaps(other.Values) ? Truth.True
            : set.IsPartial || other.IsPartial ? Truth.Unknown
            : Truth.False,
            (TextFact code, SetFact other) => other.Holds(code.Value),
            var (left, right) => throw new InvalidOperationException($"{left} cannot be a member of {right}."),
        };
    }

    private static Truth Under(FactValue fact, Operand operand, Facts facts)
    {
        if (fact is not TextFact code)
        {
            throw new InvalidOperationException($"{fact} has no place in a code tree.");
        }

        if (operand is ListOperand list)
        {
            foreach (var member in list.Values)
            {
                if (member is TextFact ancestor && IsUnder(code.Value, ancestor.Value))
                {
                    return Truth.True;
                }
            }

            return Truth.False;
        }

        return Value(operand, facts) is TextFact one ? Truths.Of(IsUnder(code.Value, one.Value)) : Truth.Unknown;
    }

    /// <summary>Industry codes begin with a letter, region codes are six digits.</summary>
    private static bool IsUnder(string code, string ancestor) =>
        ancestor.Length > 0 && char.IsAsciiLetter(ancestor[0]) ? IndustryCode.IsUnder(code, ancestor) : RegionCode.IsUnder(code, ancestor);

    private static FactValue? Value(Operand operand, Facts facts) =>
        operand switch
        {
            LiteralOperand literal => literal.Value,
            AttributeOperand other => facts[other.Name],
            _ => throw new InvalidOperationException($"{operand.GetType().Name} is not one value."),
        };
}
