namespace PolicyMarket.Rules.Attributes;

/// <summary>Facts that follow from others.</summary>
public static class DerivedFacts
{
    private const string EnterpriseSize = "enterprise_size";

    /// <summary>Adds enterprise_size when it is absent and can be decided; a delivered value stands.</summary>
    public static Facts Complete(Facts facts) => facts.Completed(Compute);

    private static Facts Compute(Facts facts) =>
        facts[EnterpriseSize] is null && EnterpriseSizeTable.Classify(facts) is { } size ? facts.With(EnterpriseSize, size) : facts;
}
