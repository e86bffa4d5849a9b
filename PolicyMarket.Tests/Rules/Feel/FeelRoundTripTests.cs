using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Printing;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Tests.Rules.Feel;

/// <summary>Random trees of the right types: written as FEEL and read again they mean the same.</summary>
public sealed class FeelRoundTripTests
{
    private static readonly Span Nowhere = default;

    [Fact]
    public void A_tree_written_and_read_again_is_the_same_tree_with_the_same_value()
    {
        var property = Prop.ForAll(
            Arb.From(Gen.Sized(size => Numeric(Math.Min(size / 12, 5)))),
            tree =>
            {
                var written = new FeelWriter().Write(tree);
                var first = FeelExpression.Parse(written, FeelSheet.Catalog).Required;
                var again = new FeelWriter().Write(first.Root);
                var second = FeelExpression.Parse(again, FeelSheet.Catalog).Required;
                return written == again
                    && Told(first.Evaluate(FeelSheet.Firm)) == Told(second.Evaluate(FeelSheet.Firm))
                    && Plain(tree) == Plain(first.Root);
            }
        );
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), property);
    }

    private static string Told(FeelOutcome outcome) =>
        $"{(outcome.Value is NumberFact number ? number.Value / 1.0000000000000000000000000000m : outcome.Value)} | {string.Join(',', outcome.Missing)} | {string.Join(',', outcome.Reasons)} | {string.Join(';', outcome.Steps)}";

    /// <summary>The tree with every bracket there is, so that two trees are equal only when their shapes are.</summary>
    private static string Plain(FeelNode node) =>
        node switch
        {
            Negation n => $"neg({Plain(n.Operand)})",
            Arithmetic a => $"{a.Operator}({Plain(a.Left)}, {Plain(a.Right)})",
            Relation r => $"{r.Operator}({Plain(r.Left)}, {Plain(r.Right)})",
            Logic l => $"{(l.IsAnd ? "and" : "or")}({Plain(l.Left)}, {Plain(l.Right)})",
            Between b => $"between({Plain(b.Value)}, {Plain(b.Low)}, {Plain(b.High)})",
            Membership m => $"in({Plain(m.Value)}, {string.Join(", ", m.Tests.Select(Plain))})",
            RelationTest t => $"{t.Operator}({Plain(t.Operand)})",
            RangeLiteral g => $"range{g.LowIncluded}{g.HighIncluded}({Plain(g.Low)}, {Plain(g.High)})",
            ListLiteral l => $"list({string.Join(", ", l.Items.Select(Plain))})",
            Choice c => $"if({Plain(c.Condition)}, {Plain(c.Then)}, {Plain(c.Else)})",
            Call c => $"{c.Function.Name}({string.Join(", ", c.Arguments.Select(Plain))})",
            _ => new FeelWriter().Write(node),
        };

    private static Gen<FeelNode> Numeric(int size)
    {
        var number = Gen.Choose(1, 99_999)
            .SelectMany(n => Gen.Choose(0, 4), (n, scale) => (FeelNode)new NumberLiteral(Nowhere, new decimal(n, 0, 0, isNegative: false, (byte)scale)));
        var name = Gen.Elements("a", "b", "zero", "上年产值", "missing", "missing2", "甲").Select(n => (FeelNode)new NameReference(Nowhere, n));
        if (size == 0)
        {
            return Gen.OneOf(number, name);
        }

        var part = Numeric(size - 1);
        var arithmetic = Gen.Elements(
                ArithmeticOperator.Add,
                ArithmeticOperator.Subtract,
                ArithmeticOperator.Multiply,
                ArithmeticOperator.Divide,
                ArithmeticOperator.Power
            )
            .SelectMany(_ => part.Two(), (op, two) => (FeelNode)new Arithmetic(Nowhere, op, two.Item1, two.Item2));
        var choice = Logical(size - 1).SelectMany(_ => part.Two(), (condition, two) => (FeelNode)new Choice(Nowhere, condition, two.Item1, two.Item2));
        var call = Gen.Elements("min", "max", "sum", "abs", "floor", "ceiling", "modulo")
            .SelectMany(
                _ => part.Two(),
                (f, two) =>
                    (FeelNode)
                        new Call(
                            Nowhere,
                            Builtins.Find(f)!,
                            f == "abs" ? [two.Item1]
                                : f is "floor" or "ceiling" ? [two.Item1]
                                : [two.Item1, two.Item2]
                        )
            ); // the names are of the table
        return Gen.OneOf(number, name, arithmetic, part.Select(p => (FeelNode)new Negation(Nowhere, p)), choice, call);
    }

    private static Gen<FeelNode> Logical(int size)
    {
        var name = Gen.Elements("yes", "no", "missing_yes").Select(n => (FeelNode)new NameReference(Nowhere, n));
        if (size == 0)
        {
            return Gen.OneOf(name, Gen.Elements(true, false).Select(b => (FeelNode)new TruthLiteral(Nowhere, b)));
        }

        var number = Numeric(size - 1);
        var part = Logical(size - 1);
        var relation = Gen.Elements(Enum.GetValues<RelationOperator>())
            .SelectMany(_ => number.Two(), (op, two) => (FeelNode)new Relation(Nowhere, op, two.Item1, two.Item2));
        var logic = Gen.Elements(true, false).SelectMany(_ => part.Two(), (and, two) => (FeelNode)new Logic(Nowhere, and, two.Item1, two.Item2));
        var between = number
            .Three()
            .Where(t => t is not { Item2: NumberLiteral, Item3: NumberLiteral })
            .Select(t => (FeelNode)new Between(Nowhere, t.Item1, t.Item2, t.Item3));
        var member = number
            .Three()
            .SelectMany(_ => Gen.Choose(0, 3), (t, kind) => (FeelNode)new Membership(Nowhere, t.Item1, Tests(kind, t.Item2, t.Item3)));
        var not = part.Select(p => (FeelNode)new Call(Nowhere, Builtins.Find("not")!, [p])); // "not" is in the table
        return Gen.OneOf(name, relation, logic, between, member, not);
    }

    private static ImmutableArray<FeelNode> Tests(int kind, FeelNode one, FeelNode other) =>
        kind switch
        {
            0 => [one, other],
            1 => [new RelationTest(Nowhere, RelationOperator.LessOrEqual, one), other],
            2 => [new ListLiteral(Nowhere, [one, other])],
            _ => one is NumberLiteral && other is NumberLiteral ? [one] : [new RangeLiteral(Nowhere, one, LowIncluded: false, other, HighIncluded: true)],
        };
}
