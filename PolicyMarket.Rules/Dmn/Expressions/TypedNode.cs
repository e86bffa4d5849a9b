using PolicyMarket.Rules.Dmn.Source;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Typing;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Dmn.Expressions;

/// <summary>An expression with a declared type: its value is converted as DMN has it, and null where it does not fit.</summary>
internal sealed record TypedNode(FeelNode Inner, TypeName Type, string What) : HostNode(Inner.Span, [Inner]), IHostNode
{
    public FeelValue EvaluateWith(Evaluator evaluator) => Fitted(evaluator.Evaluate(Inner), Type, What, evaluator);

    public static FeelValue Fitted(FeelValue value, TypeName type, string what, Evaluator evaluator) =>
        TypeTests.Coerced(value, type, evaluator) ?? FeelNull.Because(DmnWording.NotDeclaredType(what, TypeNames.Written(type)));
}
