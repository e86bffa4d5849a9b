using System.Text.Json.Serialization;
using PolicyMarket.Rules.Conditions;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>A part of a tree as it is saved: the texts as typed.</summary>
internal sealed record DraftPartState(
    DraftPartKind Kind,
    string Attribute,
    ComparisonOperator Op,
    bool IsAgainstAttribute,
    IReadOnlyList<string> Values,
    string Formula,
    string? Cite,
    IReadOnlyList<DraftPartState> Parts
)
{
    /// <summary>Set for the steps that can be undone, so that a part stays the same part; never saved.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Id { get; init; }

    /// <summary>The part with its id and those below it.</summary>
    public static DraftPartState WithIds(DraftPart part) => Of(part) with { Id = part.Id, Parts = [.. part.Parts.Select(WithIds)] };

    /// <summary>As in <see cref="DraftPart.Quote"/>.</summary>
    public int? Quote { get; init; }

    public static DraftPartState Of(DraftPart part) =>
        new(part.Kind, part.Attribute, part.Op, part.IsAgainstAttribute, [.. part.Values], part.Formula, part.Cite, [.. part.Parts.Select(Of)])
        {
            Quote = part.Quote,
        };
}
