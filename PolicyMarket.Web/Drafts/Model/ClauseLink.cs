using PolicyMarket.Data.Authoring;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>
/// The clause that a part of a draft cites. Address: of the clause on the page of its document, null for whoever may not open it; Anchor: names the part on the
/// draft's page. Quote: the number of the citation within this draft, null for one of an earlier draft of the item.
/// </summary>
public sealed record ClauseLink(string Cite, DraftSection Section, string DocumentTitle, string Words, string Anchor, string? Address, int? Quote)
{
    /// <summary>True when the address of a page ends in the name of this part.</summary>
    public bool IsNamedBy(string address) => address.EndsWith('#' + Anchor, StringComparison.Ordinal);
}
