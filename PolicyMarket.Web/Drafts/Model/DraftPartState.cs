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
    public static DraftPartState Of(DraftPart part) =>
        new(part.Kind, part.Attribute, part.Op, part.IsAgainstAttribute, [.. part.Values], part.Formula, part.Cite, [.. part.Parts.Select(Of)]);
}
