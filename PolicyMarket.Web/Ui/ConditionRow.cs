using System.Collections.Immutable;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Web.Ui;

/// <summary>One condition as a sentence. Truth is null where no one has been judged; Source says which batch the value came from.</summary>
public sealed record ConditionRow(Truth? Truth, string Sentence, string? Cite, string? Source, ImmutableArray<ConditionRow> Children)
{
    /// <summary>True for a part that is not met, but need not be: another way is open, or it stands below a negation.</summary>
    public bool IsSpared { get; init; }
}
