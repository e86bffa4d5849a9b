using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Evaluation;

/// <summary>The evaluation of a node that FEEL itself does not know.</summary>
internal interface IHostNode
{
    FeelValue EvaluateWith(Evaluator evaluator);
}
