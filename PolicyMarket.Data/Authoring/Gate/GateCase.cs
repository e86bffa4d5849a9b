using PolicyMarket.Rules.Cases;

namespace PolicyMarket.Data.Authoring.Gate;

/// <summary>A worked case on the submitted version. IsAgreed: both engines give the same answer. Why: what is missing or refuses, in words.</summary>
public sealed record GateCase(int Number, string Name, CaseExpectation Expected, CaseExpectation Actual, bool IsAgreed, string Why)
{
    public bool IsGreen => IsAgreed && Expected == Actual;
}
