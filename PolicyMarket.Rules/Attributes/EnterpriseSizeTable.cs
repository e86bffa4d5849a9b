using System.Text.Json;
using PolicyMarket.Rules.Starter;
using PolicyMarket.Rules.Tables;

namespace PolicyMarket.Rules.Attributes;

/// <summary>The size of an enterprise by industry, staff, revenue and assets (工信部联企业〔2011〕300号), a decision table of the starter library.</summary>
public static class EnterpriseSizeTable
{
    private static readonly Lazy<DecisionTable> Starter = new(Read);

    public static DecisionTable Table => Starter.Value;

    /// <summary>large, medium, small or micro; null when the industry is not covered or a missing fact could change the result.</summary>
    public static FactValue? Classify(Facts facts) => Table.Evaluate(name => facts[name]).Value;

    private static DecisionTable Read()
    {
        using var stream = StarterFiles.Open(StarterFiles.SizeTable);
        using var document = JsonDocument.Parse(stream);
        return DecisionTable.Read(document.RootElement, AttributeCatalog.Starter).Required;
    }
}
