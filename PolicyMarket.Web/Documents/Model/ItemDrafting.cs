using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Documents;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Web.Drafts.Model;

namespace PolicyMarket.Web.Documents.Model;

/// <summary>
/// Composes the draft of an item from marked clauses and accepted suggestions. The head of the document comes from accepted fields only; nothing that the
/// officer has not accepted goes in.
/// </summary>
internal static class ItemDrafting
{
    private const int QuotedOfClause = 200;

    private static readonly ImmutableArray<(DocumentHeadField Field, string Path, bool IsOptional)> HeadPaths =
    [
        (DocumentHeadField.Title, "document.title", false),
        (DocumentHeadField.Number, "document.number", true),
        (DocumentHeadField.Issuer, "document.issuer", true),
        (DocumentHeadField.Level, "document.level", false),
        (DocumentHeadField.Region, "document.region", true),
        (DocumentHeadField.EffectiveFrom, "document.effective_from", true),
        (DocumentHeadField.EffectiveTo, "document.effective_to", true),
    ];

    /// <summary>Fields of the head that a draft takes over.</summary>
    public static IEnumerable<DocumentHeadField> TakenOver => HeadPaths.Select(one => one.Field);

    public static DraftedItem Compose(DocumentView document, ItemInput input, AttributeCatalog catalog)
    {
        var form = DraftForm.Empty(input.DepartmentKey, catalog);
        var places = new TextPlaces(document.Text);
        var citations = ImmutableArray.CreateBuilder<CitedWords>();
        SetHead(form, document, input);
        foreach (var clause in input.Clauses)
        {
            var accepted = input.Accepted.Where(one => one.ClauseOffset == clause.Offset).ToList();
            ConditionDrafting.Add(form.Tree, Quoted(accepted, citations.Count), clause.Cite, places, catalog);
            citations.AddRange(accepted.Select(one => Cited(places, clause, one)));
            if (accepted.Count == 0 && !clause.IsHeading)
            {
                citations.Add(Whole(places, clause));
            }
        }

        var amounts = AmountDrafting.Write([.. input.Accepted.Select(one => one.Amount).OfType<Rules.Documents.Model.ReadAmount>()], places, catalog);
        (form.Amount, form.Cap) = (amounts.Formula, amounts.Cap);
        return new DraftedItem(form, citations.ToImmutable(), amounts.Notes);
    }

    private static void SetHead(DraftForm form, DocumentView document, ItemInput input)
    {
        form.Id = string.Create(CultureInfo.InvariantCulture, $"document-{document.Id}-{input.Clauses.Select(c => c.Offset).FirstOrDefault()}");
        form.Title = input.Title.Trim();
        form.SetHead("benefit", input.Benefit, isOptional: false);
        form.SetHead("mode", input.Mode, isOptional: false);
        foreach (var (field, path, isOptional) in HeadPaths)
        {
            if (document.Head.GetValueOrDefault(field) is { } known)
            {
                form.SetHead(path, known.Value, isOptional);
            }
        }

        if (document.Head.GetValueOrDefault(DocumentHeadField.Title) is { } title)
        {
            form.SetHead(
                "source",
                string.Join(' ', title.Value, document.Head.GetValueOrDefault(DocumentHeadField.Number)?.Value).Trim(),
                isOptional: false
            );
        }

        if (input.Accepted.FirstOrDefault(one => one.Kind == SuggestionKind.Group) is { Group: { } group })
        {
            form.SetHead(
                "exclusive_group",
                string.Create(CultureInfo.InvariantCulture, $"document-{document.Id}-{group.Source.Offset}"),
                isOptional: true
            );
        }
    }

    /// <summary>The conditions among the accepted ones, with the numbers that their citations get after these.</summary>
    private static List<QuotedCondition> Quoted(List<Suggestion> accepted, int before)
    {
        var quoted = new List<QuotedCondition>();
        foreach (var (index, one) in accepted.Index())
        {
            if (one.Condition is { } condition)
            {
                quoted.Add(new QuotedCondition(condition, before + index + 1));
            }
        }

        return quoted;
    }

    /// <summary>The words of the suggestion within its clause, and the part of the draft that they went into.</summary>
    private static CitedWords Cited(TextPlaces places, DocumentClause clause, Suggestion one)
    {
        var from = Math.Max(one.Source.Offset, clause.Offset);
        var length = Math.Min(one.Source.Offset + one.Source.Length, clause.Offset + clause.Length) - from;
        var section = one switch
        {
            { Kind: SuggestionKind.Amount } => DraftSection.Amount,
            { Condition.Kind: SuggestionWords.Gate or SuggestionWords.Negative } => DraftSection.Conditions,
            { Condition.Kind: SuggestionWords.Bonus } => DraftSection.Amount,
            _ => DraftSection.Head,
        };
        return new CitedWords(clause.Offset, section, from, length, places.Cut(from, length));
    }

    /// <summary>A clause from which nothing was accepted is cited by the item as a whole.</summary>
    private static CitedWords Whole(TextPlaces places, DocumentClause clause)
    {
        var length = Math.Min(clause.Length, QuotedOfClause);
        return new CitedWords(clause.Offset, DraftSection.Head, clause.Offset, length, places.Cut(clause.Offset, length));
    }
}
