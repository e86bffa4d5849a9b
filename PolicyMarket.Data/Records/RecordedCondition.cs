using System.Collections.Immutable;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Records;

/// <summary>
/// One node of the reasoning (all, any, not, leaf). Cite: the clause; SourceLine: department, batch and date of the value, null when there is none.
/// </summary>
public sealed record RecordedCondition(
    string Kind,
    string Sentence,
    string? Cite,
    string? Attribute,
    Truth Truth,
    string? ValueText,
    string? SourceLine,
    ImmutableArray<RecordedCondition> Parts
)
{
    /// <summary>SourceLine for firms: without the number of the delivery.</summary>
    public string? PlainSourceLine { get; init; }
}
