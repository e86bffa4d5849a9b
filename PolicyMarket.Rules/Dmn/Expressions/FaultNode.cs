using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Dmn.Expressions;

/// <summary>An expression that could not be read: null, with the reason.</summary>
internal sealed record FaultNode(string Reason) : HostNode(default, []), IHostNode
{
    public FeelValue EvaluateWith(Evaluator evaluator) => FeelNull.Because(Reason);
}
