using System.Collections.Immutable;
using PolicyMarket.Rules.Cases;

namespace PolicyMarket.Web.Drafts.Cases;

/// <summary>All cases on one state of a rule, and how much of it they decide.</summary>
public sealed record CaseCount(ImmutableArray<CaseLine> Lines, CaseCoverage Coverage)
{
    public int Red => Lines.Count(line => !line.IsGreen);
}
