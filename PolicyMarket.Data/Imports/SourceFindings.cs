using System.Collections.Immutable;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Imports;

/// <summary>Findings of an import about sources: which sites may not be called the original text.</summary>
internal static class SourceFindings
{
    private const int Examples = 5;

    /// <summary>One line with the sites and some items of each; none where every address is that of a government site.</summary>
    public static IEnumerable<Diagnostic> Of(ImmutableArray<PolicyRule> rules)
    {
        var sites = (
            from rule in rules
            let source = SourceReference.Of(rule.Source)
            where source.Kind == SourceKind.Reprint
            group rule.Id by source.Address?.IdnHost into site
            orderby site.Key
            select (Host: site.Key ?? "", Items: site.ToList())
        ).ToList();
        if (sites.Count > 0)
        {
            yield return new Diagnostic(
                DataDiagnostics.PolicyReprint,
                ImportWording.SourcesAreReprints(
                    sites.Sum(site => site.Items.Count),
                    string.Join("；", sites.Select(site => ImportWording.SourceSite(site.Host, Named(site.Items))))
                ),
                "source"
            );
        }
    }

    private static string Named(List<string> items) => string.Join("、", items.Take(Examples)) + (items.Count > Examples ? " 等" : "");
}
