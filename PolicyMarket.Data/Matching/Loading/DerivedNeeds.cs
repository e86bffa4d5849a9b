using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Matching.Loading;

/// <summary>Which of the attributes asked for follow from others, and all that they follow from.</summary>
internal sealed class DerivedNeeds
{
    private const string EnterpriseSize = "enterprise_size";
    private static readonly string[] SizeInputs = ["industry_code", "employees", "revenue", "total_assets"];

    public DerivedNeeds(IReadOnlyCollection<string> attributes)
    {
        Derived = attributes.Contains(EnterpriseSize) ? [EnterpriseSize] : [];
        Inputs = Derived.Count > 0 ? [EnterpriseSize, .. SizeInputs] : [];
    }

    /// <summary>Computed where no department delivers them.</summary>
    public IReadOnlyList<string> Derived { get; }

    /// <summary>The facts to compute them from, themselves among them: a delivered value stands.</summary>
    public IReadOnlyList<string> Inputs { get; }
}
