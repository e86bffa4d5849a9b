using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Evaluation;

/// <summary>The part of the evaluator that nodes of DMN use.</summary>
internal sealed partial class Evaluator
{
    public Scope? Scope => _scope;

    /// <summary>Throws <see cref="FeelLimitException"/> where expressions of DMN lie too deep inside one another.</summary>
    public FeelValue EvaluateIn(Scope? scope, FeelNode node)
    {
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new FeelLimitException(FeelEvaluationWording.CallsTooDeep(FeelLimits.CallDepth));
        }

        var outer = _scope;
        _scope = scope;
        var value = Evaluate(node);
        _scope = outer;
        return value;
    }
}
