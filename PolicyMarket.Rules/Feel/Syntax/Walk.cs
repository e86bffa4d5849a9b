using PolicyMarket.Rules.Feel.Functions;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>The parts of a node.</summary>
internal static class Walk
{
    public static bool Any(FeelNode node, Func<FeelNode, bool> condition) => condition(node) || Children(node).Any(child => Any(child, condition));

    public static IEnumerable<FeelNode> Children(FeelNode node) =>
        node switch
        {
            Negation n => [n.Operand],
            Arithmetic n => [n.Left, n.Right],
            Relation n => [n.Left, n.Right],
            RelationTest n => [n.Operand],
            Logic n => [n.Left, n.Right],
            Between n => [n.Value, n.Low, n.High],
            Membership n => [n.Value, .. n.Tests],
            Choice n => [n.Condition, n.Then, n.Else],
            Call n => n.Arguments,
            ListLiteral n => n.Items,
            RangeLiteral n => [n.Low, n.High],
            OpenRange n => [n.Operand],
            NamedCall n => n.Arguments,
            Invocation n => [n.Callee, .. n.Arguments],
            PathStep n => [n.Source],
            Descendants n => [n.Source],
            Filter n => [n.Source, n.Condition],
            ContextLiteral n => n.Entries.Select(e => e.Value),
            ForLoop n => [.. Domains(n.Iterators), n.Body],
            Quantified n => [.. Domains(n.Iterators), n.Condition],
            FunctionLiteral { Body: { } body } => [body],
            InstanceOf n => [n.Value],
            UnaryTestList n => n.Tests,
            HostNode n => n.Parts,
            _ => [],
        };

    private static IEnumerable<FeelNode> Domains(IEnumerable<Iterator> iterators) =>
        iterators.SelectMany(i => i.End is { } end ? new[] { i.Domain, end } : [i.Domain]);
}
