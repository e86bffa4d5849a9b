using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Evaluation;

/// <summary>Tells the kinds of missing amounts apart.</summary>
public static class AmountStates
{
    /// <summary>The state of an eligible pair.</summary>
    internal static AmountState Of(PolicyRule rule, PayableAmount amount) =>
        (rule.AmountKind, amount.Payable) switch
        {
            (AmountKind.Qualification, _) => AmountState.Qualification,
            (AmountKind.DiscretionaryUpToCap, _) => AmountState.Discretionary,
            (AmountKind.Formula, null) => amount.Missing.IsEmpty ? AmountState.FormulaGap : AmountState.FactsMissing,
            (AmountKind.Formula, 0m) => AmountState.Zero,
            (AmountKind.Formula, _) => AmountState.Priced,
            _ => throw new InvalidOperationException($"The unknown kind of amount {rule.AmountKind}."),
        };

    /// <summary>False: a result is certain as soon as all facts are known, overflow excepted. True: it may lack, so it must be tried.</summary>
    public static bool MayLackResult(FeelExpression formula) => !IsTotal(formula.Root);

    private static bool IsTotal(FeelNode node) =>
        node switch
        {
            NumberLiteral or TextLiteral or TruthLiteral or NameReference or ValueLiteral => true,
            Arithmetic { Operator: ArithmeticOperator.Divide, Right: NumberLiteral { Value: not 0m } } division => IsTotal(division.Left),
            Arithmetic { Operator: ArithmeticOperator.Add or ArithmeticOperator.Subtract or ArithmeticOperator.Multiply } sum => IsTotal(sum.Left)
                && IsTotal(sum.Right),
            Negation or Relation or RelationTest or Logic or Between or Membership or Choice or ListLiteral or RangeLiteral => Walk.Children(node)
                .All(IsTotal),
            Call { Function.Name: "min" or "max" or "floor" or "ceiling" or "abs" or "not" or "list contains" } call => call.Arguments.All(IsTotal),
            _ => false,
        };
}
