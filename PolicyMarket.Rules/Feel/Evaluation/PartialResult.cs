using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Evaluation;

/// <summary>Value of the word partial in a loop: the results so far. Looked for once a loop, since few use it.</summary>
internal sealed class PartialResult(List<FeelValue> results)
{
    private bool? _isUsed;

    public FeelList Value => new([.. results]);

    public bool IsUsedBy(ForLoop node) => _isUsed ??= Walk.Any(node.Body, part => part is LocalName { Name: "partial" });
}
