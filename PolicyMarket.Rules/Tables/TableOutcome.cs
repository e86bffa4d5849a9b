using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Rules.Tables;

/// <summary>
/// Answer of a table for one firm. Results holds one line of outputs, or one a fitting row where the table lists; none when unknown. Missing names what
/// would decide.
/// </summary>
public sealed record TableOutcome(
    ImmutableArray<ImmutableArray<FactValue?>> Results,
    ImmutableArray<int> Rows,
    bool IsKnown,
    ImmutableArray<string> Missing,
    ImmutableArray<string> Reasons,
    ImmutableArray<FeelStep> Steps
)
{
    /// <summary>The first output; a table that lists codes gives them as a set; null when unknown.</summary>
    public FactValue? Value { get; init; }
}
