using PolicyMarket.Rules.Cases;

namespace PolicyMarket.Data.Authoring.Cases;

/// <summary>A case as an officer gives it. Facts: <see cref="CaseFacts"/> as JSON.</summary>
public sealed record CaseEntry(string Name, string Facts, DateOnly AsOf, CaseExpectation Expected)
{
    public static CaseEntry Of(RuleCase one) => new(one.Name, one.Facts.ToJson(), one.AsOf, one.Expected);
}
