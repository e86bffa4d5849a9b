using System.Collections.Immutable;
using PolicyMarket.Rules.Dmn.Source;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Dmn.Expressions;

/// <summary>The body of a business knowledge model: an argument that does not fit the type of its parameter is null there, and the body runs.</summary>
internal sealed record FittedParameters(ImmutableArray<Parameter> Parameters, FeelNode Body) : HostNode(default, [Body]), IHostNode
{
    public FeelValue EvaluateWith(Evaluator evaluator)
    {
        var scope = evaluator.Scope;
        foreach (var (name, type) in Parameters)
        {
            if (type is not null)
            {
                var given = Scope.Find(evaluator.Scope, name) ?? FeelNull.Plain;
                scope = new Scope(scope, name, TypedNode.Fitted(given, type, DmnWording.Variable(name), evaluator));
            }
        }

        return evaluator.EvaluateIn(scope, Body);
    }
}
