using PolicyMarket.Rules.Documents.Model;

namespace PolicyMarket.Web.Documents.Model;

/// <summary>
/// One finding of a clause, for a person to accept. Id: the same for the same text; Says: the finding in words; Tag: 门槛, 加成, 裁量, 负面清单 or the kind of the
/// finding.
/// </summary>
public sealed record Suggestion(string Id, SuggestionKind Kind, int ClauseOffset, SourceSpan Source, string Tag, string Says)
{
    public ReadCondition? Condition { get; init; }

    public ReadAmount? Amount { get; init; }

    public ReadExclusion? Group { get; init; }

    public ReadItem? Item { get; init; }

    /// <summary>A hint about what a person has to do; null when there is none.</summary>
    public string? Hint { get; init; }

    /// <summary>Something that goes into a draft when it is accepted.</summary>
    public bool CanBeAccepted => Kind != SuggestionKind.Item;
}
