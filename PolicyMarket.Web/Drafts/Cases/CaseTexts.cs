using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Cases;

namespace PolicyMarket.Web.Drafts.Cases;

/// <summary>The facts of a case in one line.</summary>
internal static class CaseTexts
{
    /// <summary>"从业人员 300 人，营业收入缺数据".</summary>
    public static string Of(CaseFacts facts, AttributeCatalog catalog) =>
        string.Join(
            "，",
            facts.Told.Select(fact =>
            {
                var definition = catalog.TryDescribe(fact.Key, out var found) ? found : null;
                var label = definition?.Label ?? fact.Key;
                return fact.Value is null ? $"{label}缺数据" : $"{label} {FactText.Display(fact.Value, definition)}";
            })
        );
}
