using System.Globalization;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Wording;

/// <summary>
/// How each number of a formula is shown, by its place: a sum ("50 万元"), a rate ("10%"), a bound with the unit of its attribute, or a plain factor.
/// </summary>
internal sealed class LiteralWords
{
    private enum Role
    {
        Sum,
        Factor,
        Rate,
        Price,
    }

    private readonly Dictionary<Span, string> texts = [];
    private readonly Func<string, AttributeDefinition?> definition;

    public LiteralWords(FeelNode root, Func<string, AttributeDefinition?> definition)
    {
        this.definition = definition;
        Visit(root, Role.Sum);
    }

    public string Of(NumberLiteral literal) => texts.GetValueOrDefault(literal.Span) ?? Plain(literal.Value);

    /// <summary>A number compared with this attribute: "500 万元", "3%", "30 人".</summary>
    public static string Bound(decimal value, AttributeDefinition? attribute) =>
        attribute switch
        {
            { IsMoney: true } => MoneyText.Short(value),
            null => Plain(value),
            { Label: var label } when label.Contains("第几", StringComparison.Ordinal) => Plain(value),
            _ => FactText.Display(new NumberFact(value), attribute),
        };

    private void Visit(FeelNode node, Role role)
    {
        switch (node)
        {
            case NumberLiteral number:
                texts[number.Span] = Words(number.Value, role);
                break;
            case Negation negation:
                Visit(negation.Operand, role);
                break;
            case Arithmetic { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract } sum:
                Visit(sum.Left, role);
                Visit(sum.Right, role);
                break;
            case Arithmetic product:
                Visit(product.Left, RoleOf(product.Left, product));
                Visit(product.Right, RoleOf(product.Right, product));
                break;
            case Choice choice:
                VisitChoice(choice, role);
                break;
            case Call call:
                VisitAll(call.Arguments, role);
                break;
            case Relation relation:
                Compare(relation.Left, relation.Right);
                Compare(relation.Right, relation.Left);
                break;
            case Logic logic:
                VisitAll([logic.Left, logic.Right], Role.Factor);
                break;
            case Between between:
                Compare(between.Low, between.Value);
                Compare(between.High, between.Value);
                break;
        }
    }

    private void VisitAll(IEnumerable<FeelNode> nodes, Role role)
    {
        foreach (var node in nodes)
        {
            Visit(node, role);
        }
    }

    private void VisitChoice(Choice choice, Role role)
    {
        Visit(choice.Condition, Role.Factor);
        Visit(choice.Then, role);
        Visit(choice.Else, role);
    }

    private void Compare(FeelNode side, FeelNode other)
    {
        if (side is NumberLiteral number && other is NameReference name)
        {
            texts[number.Span] = Bound(number.Value, definition(name.Name));
        }
        else
        {
            Visit(side, Role.Factor);
        }
    }

    /// <summary>A factor whose constants are written as decimals of 1.2 at most is a rate of a sum, or a price of a quantity.</summary>
    private Role RoleOf(FeelNode factor, Arithmetic product)
    {
        var numbers = Results(factor).ToList();
        if (!numbers.Exists(n => n.Value.Scale > 0) || !numbers.TrueForAll(n => n.Value <= 1.2m))
        {
            return Role.Factor;
        }

        var units = Facts(product).Select(name => definition(name)?.Unit ?? "").ToList();
        return units.Count > 0 && units.TrueForAll(unit => unit.Length > 0 && unit != "ratio" && !unit.Contains("CNY", StringComparison.Ordinal))
            ? Role.Price
            : Role.Rate;
    }

    /// <summary>The facts that are reckoned with; what stands in a condition does not count, nor what is taken off.</summary>
    public static IEnumerable<string> Facts(FeelNode node) =>
        node switch
        {
            NameReference name => [name.Name],
            Negation negation => Facts(negation.Operand),
            Arithmetic { Operator: ArithmeticOperator.Subtract } rest when Facts(rest.Left).Any() => Facts(rest.Left),
            Arithmetic arithmetic => Facts(arithmetic.Left).Concat(Facts(arithmetic.Right)),
            Choice choice => Facts(choice.Then).Concat(Facts(choice.Else)),
            Call call => call.Arguments.SelectMany(Facts),
            _ => [],
        };

    private static IEnumerable<NumberLiteral> Results(FeelNode node) =>
        node switch
        {
            NumberLiteral number => [number],
            Choice choice => Results(choice.Then).Concat(Results(choice.Else)),
            Arithmetic { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract } sum => Results(sum.Left).Concat(Results(sum.Right)),
            Call call => call.Arguments.SelectMany(Results),
            _ => [],
        };

    private static string Words(decimal value, Role role) =>
        role switch
        {
            _ when value == 0m => "0",
            Role.Rate => (value * 100m).ToString("0.####", CultureInfo.InvariantCulture) + "%",
            Role.Price => MoneyText.Plain(value),
            Role.Factor when value < 100m => Plain(value),
            _ => MoneyText.Short(value),
        };

    private static string Plain(decimal value) => value.ToString("#,##0.######", CultureInfo.InvariantCulture);
}
