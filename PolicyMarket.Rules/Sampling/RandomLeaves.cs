using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;

namespace PolicyMarket.Rules.Sampling;

/// <summary>Leaves of every operator and every kind of operand that the reader of conditions lets through.</summary>
internal static class RandomLeaves
{
    private static readonly ComparisonOperator[] Operators = Enum.GetValues<ComparisonOperator>();

    public static Condition Leaf(ref SampleRandom random)
    {
        if (random.Chance(60))
        {
            return random.Pick(RandomFormulas.Conditions);
        }

        var definition = random.Pick(RandomMarket.Catalog.All);
        var op = random.Pick(Operators);
        while (!OperandReader.Fits(definition, op))
        {
            op = random.Pick(Operators);
        }

        return new Comparison(definition.Name, op, Operand(definition, op, ref random), random.Chance(100) ? "第三条" : null);
    }

    private static Operand Operand(AttributeDefinition definition, ComparisonOperator op, ref SampleRandom random) =>
        op switch
        {
            ComparisonOperator.Exists => NoOperand.Instance,
            ComparisonOperator.Between => Range(definition, ref random),
            ComparisonOperator.In or ComparisonOperator.NotIn => Members(definition, ref random),
            ComparisonOperator.Under when random.Chance(500) => List(definition, ref random),
            _ => Single(definition, ref random),
        };

    private static Operand Members(AttributeDefinition definition, ref SampleRandom random)
    {
        if (definition.Type is AttributeType.Set or AttributeType.Code or AttributeType.Text && random.Chance(150))
        {
            return new AttributeOperand(Other(ref random, other => other.Type == AttributeType.Set).Name);
        }

        return List(definition, ref random);
    }

    private static ListOperand List(AttributeDefinition definition, ref SampleRandom random)
    {
        var values = new List<FactValue>();
        for (var left = random.Chance(20) ? 60 : random.Between(1, 5); left > 0; left--)
        {
            values.Add(RandomValues.Named(definition, ref random));
        }

        return new ListOperand([.. values]);
    }

    private static RangeOperand Range(AttributeDefinition definition, ref SampleRandom random)
    {
        var (low, high) = (Single(definition, ref random), Single(definition, ref random));
        return low is LiteralOperand from && high is LiteralOperand to && FactOrder.Compare(from.Value, to.Value) > 0
            ? new RangeOperand(high, low)
            : new RangeOperand(low, high);
    }

    private static Operand Single(AttributeDefinition definition, ref SampleRandom random) =>
        random.Chance(150)
            ? new AttributeOperand(Other(ref random, other => OfOneKind(definition, other)).Name)
            : new LiteralOperand(Threshold(definition, ref random));

    /// <summary>A threshold on a whole number may lie between two.</summary>
    private static FactValue Threshold(AttributeDefinition definition, ref SampleRandom random) =>
        definition.Type == AttributeType.Integer && random.Chance(150)
            ? new NumberFact(random.Between(-4, 12) / 4m)
            : RandomValues.Named(definition, ref random);

    private static AttributeDefinition Other(ref SampleRandom random, Func<AttributeDefinition, bool> fits) =>
        random.Pick(RandomMarket.Catalog.All.Where(fits).ToList());

    private static bool OfOneKind(AttributeDefinition left, AttributeDefinition right) =>
        (left.IsNumber && right.IsNumber)
        || left.Type == right.Type
        || (left.Type is AttributeType.Code or AttributeType.Text && right.Type is AttributeType.Code or AttributeType.Text);
}
