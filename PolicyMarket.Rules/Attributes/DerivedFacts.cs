namespace PolicyMarket.Rules.Attributes;

/// <summary>Facts that follow from others.</summary>
public static class DerivedFacts
{
    private const string EnterpriseSize = "enterprise_size";

    /// <summary>Adds what the catalogue says how to compute and the facts allow; a delivered value stands. The one entry that completes facts.</summary>
    public static Facts Complete(Facts facts, AttributeCatalog catalog) => facts.Completed(catalog, Compute);

    private static Facts Compute(Facts facts, AttributeCatalog catalog) =>
        facts[EnterpriseSize] is null && EnterpriseSizeTable.Classify(facts) is { } size && catalog.TryGet(EnterpriseSize, out _) ? facts.With(EnterpriseSize, size) : facts;
}
