using System.Collections.Immutable;

namespace PolicyMarket.Web.Disclosure;

/// <summary>
/// The public page: totals and flow of what the filter leaves, one page of its list (Listed rows in all; payments of items with public sums only are in totals
/// and flow alone), and what can be chosen.
/// </summary>
public sealed record DisclosureView(
    DisclosureFilter Filter,
    bool IsEmptyEverywhere,
    DisclosureTotals Totals,
    ImmutableArray<FlowShare> Flow,
    ImmutableArray<PaidLine> Lines,
    int Listed,
    int PageCount,
    ImmutableArray<int> Years,
    ImmutableArray<string> Departments,
    ImmutableArray<(string Code, string Name)> Regions
)
{
    /// <summary>Rows of this page that are withheld, because they are not as they were sealed.</summary>
    public int WithheldCount { get; init; }
}
