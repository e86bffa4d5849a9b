namespace PolicyMarket.Rules.Starter;

/// <summary>The files that the product is born with, embedded in this assembly.</summary>
public static class StarterFiles
{
    public const string Attributes = "attributes.json";
    public const string Policies = "policies.json";
    public const string CodeLabels = "code-labels.json";
    public const string Derivations = "derivations.json";
    public const string Personas = "personas.json";
    internal const string CodeAliases = "code-aliases.json";
    internal const string RegionChanges = "region-changes.json";
    internal const string IndustryChanges = "industry-changes.json";
    internal const string SizeTable = "size-table.json";
    internal const string Regions = "regions.csv";
    internal const string Industries = "industries.csv";

    /// <summary>The caller disposes the stream; an unknown name throws.</summary>
    public static Stream Open(string name) =>
        typeof(StarterFiles).Assembly.GetManifestResourceStream("PolicyMarket.Rules.Starter." + name)
        ?? throw new InvalidOperationException($"There is no starter file '{name}'.");
}
