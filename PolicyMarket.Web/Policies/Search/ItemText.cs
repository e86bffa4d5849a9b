using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Policies.Search.Language;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>The folded texts of an item by <see cref="SearchField"/>, and the numbers of its document.</summary>
internal sealed record ItemText(string[] Fields, IReadOnlyList<DocumentNumber> Numbers)
{
    public static ItemText Of(CachedItem item, AttributeCatalog catalog)
    {
        var rule = item.Rule;
        var document = rule.Document;
        var conditions = ConditionSentence.Of(rule.WrittenConditions ?? rule.Conditions, catalog);
        return new ItemText(
            [
                Fold(rule.Title),
                Fold(rule.Summary),
                Fold($"{RegionTree.FullName(document.Region)}，{document.Level}，{rule.Department}"),
                Fold($"{rule.Category}，{PolicyWords.Of(rule.Benefit)}，{PolicyWords.Of(rule.Mode)}，{item.Pay.Headline}，{item.Pay.Note}，{rule.Where}"),
                Fold(conditions),
                Fold($"{document.Title}，{document.Number}，{document.Issuer}"),
            ],
            DocumentNumber.Take($"{document.Number}，{document.Title}，{rule.Source}").Numbers
        );
    }

    private static string Fold(string text) => Folding.Fold(text);
}
