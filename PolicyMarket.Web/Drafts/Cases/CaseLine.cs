using PolicyMarket.Rules.Cases;

namespace PolicyMarket.Web.Drafts.Cases;

/// <summary>A case with the answer of the rule as it stands.</summary>
public sealed record CaseLine(CaseRow Row, CaseResult Result)
{
    public bool IsGreen => Result.Meets(Row.Case.Expected);
}
