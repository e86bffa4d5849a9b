using System.Collections.Immutable;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Workflows;

/// <summary>What a workflow answers: a value, or the reasons why nothing was done. A result with diagnostics has stored nothing.</summary>
public sealed record WorkResult<T>(T? Value, ImmutableArray<Diagnostic> Diagnostics)
{
    public bool IsDone => Diagnostics.IsEmpty;

    /// <summary>All reasons as one text for people.</summary>
    public string Why => string.Join(" ", Diagnostics.Select(d => d.Message));
}
