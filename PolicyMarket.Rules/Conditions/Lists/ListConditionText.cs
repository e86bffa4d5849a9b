using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Printing;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Conditions.Lists;

/// <summary>Conditions on lists as FEEL text, and back. A text is read only if writing it again gives the same expression.</summary>
public static class ListConditionText
{
    private const string Record = "x";

    /// <summary>The operators that a field can be tested with, those with an order for numbers and days only.</summary>
    public static ImmutableArray<ComparisonOperator> Fitting(AttributeDefinition field) =>
        field.IsNumber || field.Type == AttributeType.Date
            ?
            [
                ComparisonOperator.GreaterOrEqual,
                ComparisonOperator.Greater,
                ComparisonOperator.LessOrEqual,
                ComparisonOperator.Less,
                ComparisonOperator.Equal,
                ComparisonOperator.NotEqual,
            ]
            : [ComparisonOperator.Equal, ComparisonOperator.NotEqual];

    /// <summary>Incomplete values give a text that is no FEEL.</summary>
    public static string Write(ListCondition condition)
    {
        var isCount = condition.Quantifier == ListQuantifier.AtLeast;
        var tests = string.Join(" and ", condition.Tests.Select(test => $"{(isCount ? "" : Record + ".")}{test.Field} {Sign(test.Op)} {test.Value}"));
        return isCount
            ? string.Create(CultureInfo.InvariantCulture, $"count({condition.List}[{tests}]) >= {condition.Least}")
            : $"{(condition.Quantifier == ListQuantifier.Any ? "some" : "every")} {Record} in {condition.List} satisfies {tests}";
    }

    /// <summary>Null for an expression of any other shape.</summary>
    public static ListCondition? Read(string text, AttributeCatalog catalog)
    {
        if (FeelExpression.Parse(text, catalog).Value is not { } expression || Condition(expression.Root, catalog) is not { } read)
        {
            return null;
        }

        var again = FeelExpression.Parse(Write(read), catalog).Value;
        return again is not null && Plain(again.Root) == Plain(expression.Root) ? read : null;
    }

    /// <summary>A value as a literal of FEEL.</summary>
    public static string Literal(FactValue value) =>
        value switch
        {
            NumberFact number => number.Value.ToString(CultureInfo.InvariantCulture),
            BooleanFact truth => truth.Value ? "true" : "false",
            DateFact day => string.Create(CultureInfo.InvariantCulture, $"@\"{day.Value:yyyy-MM-dd}\""),
            TextFact text => new FeelWriter().Write(new TextLiteral(default, text.Value)),
            _ => throw new InvalidOperationException($"{value} has no literal."),
        };

    private static string Plain(FeelNode node) => new FeelWriter().Write(node);

    private static ListCondition? Condition(FeelNode node, AttributeCatalog catalog) =>
        node switch
        {
            Quantified { Iterators: [{ End: null, Domain: NameReference list, Name: Record }] } any when IsList(list, catalog) => Of(
                any.IsEvery ? ListQuantifier.Every : ListQuantifier.Any,
                1,
                list,
                any.Condition
            ),
            Relation
            {
                Operator: RelationOperator.GreaterOrEqual,
                Left: Call { Function.Name: "count", Arguments: [Filter { Source: NameReference list } filter] },
                Right: NumberLiteral { Value: >= 1 and <= 1_000_000 and var least }
            } when IsList(list, catalog) && decimal.Truncate(least) == least => Of(ListQuantifier.AtLeast, (int)least, list, filter.Condition),
            _ => null,
        };

    private static bool IsList(NameReference name, AttributeCatalog catalog) =>
        catalog.TryGet(name.Name, out var definition) && definition.Type == AttributeType.List;

    private static ListCondition? Of(ListQuantifier quantifier, int least, NameReference list, FeelNode condition)
    {
        var tests = ImmutableArray.CreateBuilder<ListTest>();
        return AddTests(condition, tests) ? new ListCondition(quantifier, least, list.Name, tests.ToImmutable()) : null;
    }

    private static bool AddTests(FeelNode node, ImmutableArray<ListTest>.Builder tests)
    {
        if (node is Logic { IsAnd: true } both)
        {
            return AddTests(both.Left, tests) && AddTests(both.Right, tests);
        }

        if (node is not Relation relation || Field(relation.Left) is not { } field || !IsLiteral(relation.Right))
        {
            return false;
        }

        tests.Add(new ListTest(field, Op(relation.Operator), Plain(relation.Right)));
        return true;
    }

    private static string? Field(FeelNode node) =>
        node switch
        {
            PathStep { Source: LocalName { Name: Record } } step => step.Name,
            LocalName name => name.Name,
            NameReference name => name.Name,
            _ => null,
        };

    private static bool IsLiteral(FeelNode node) =>
        node is NumberLiteral or TextLiteral or TruthLiteral or ValueLiteral or Negation { Operand: NumberLiteral };

    private static ComparisonOperator Op(RelationOperator sign) =>
        sign switch
        {
            RelationOperator.GreaterOrEqual => ComparisonOperator.GreaterOrEqual,
            RelationOperator.Greater => ComparisonOperator.Greater,
            RelationOperator.LessOrEqual => ComparisonOperator.LessOrEqual,
            RelationOperator.Less => ComparisonOperator.Less,
            RelationOperator.Equal => ComparisonOperator.Equal,
            RelationOperator.NotEqual => ComparisonOperator.NotEqual,
            _ => throw new InvalidOperationException($"The unknown sign {sign}."),
        };

    private static string Sign(ComparisonOperator op) =>
        op switch
        {
            ComparisonOperator.Equal => "=",
            ComparisonOperator.GreaterOrEqual
            or ComparisonOperator.Greater
            or ComparisonOperator.LessOrEqual
            or ComparisonOperator.Less
            or ComparisonOperator.NotEqual => op.Symbol(),
            _ => throw new InvalidOperationException($"A field is not tested with {op}."),
        };
}
