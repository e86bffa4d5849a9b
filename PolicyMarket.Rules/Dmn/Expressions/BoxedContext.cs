using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Dmn.Expressions;

/// <summary>A boxed context: later entries see earlier ones; with a result cell the value is that of the cell.</summary>
internal sealed record BoxedContext(ImmutableArray<ContextEntry> Entries, FeelNode? Result)
    : HostNode(default, [.. Entries.Select(entry => entry.Value), .. Result is null ? Array.Empty<FeelNode>() : [Result]]),
        IHostNode
{
    public FeelValue EvaluateWith(Evaluator evaluator)
    {
        var scope = evaluator.Scope;
        var entries = new List<KeyValuePair<string, FeelValue>>();
        foreach (var entry in Entries)
        {
            var value = evaluator.EvaluateIn(scope, entry.Value);
            entries.Add(KeyValuePair.Create(entry.Name, value));
            scope = new Scope(scope, entry.Name, value);
        }

        return Result is null ? new FeelContext(entries) : evaluator.EvaluateIn(scope, Result);
    }
}
