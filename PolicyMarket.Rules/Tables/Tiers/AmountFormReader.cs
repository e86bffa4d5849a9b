using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Syntax;

namespace PolicyMarket.Rules.Tables.Tiers;

/// <summary>
/// Reads a formula or a decision table as a form, where the form has the same value for every firm; null for anything else, which stays a formula.
/// </summary>
public static class AmountFormReader
{
    /// <summary>The text of an amount: a formula, or a table as JSON that begins with a brace.</summary>
    public static AmountShape? Read(string text, AttributeCatalog catalog)
    {
        var bare = text.Trim();
        return bare.StartsWith('{') ? ReadTable(bare, catalog)
            : FeelExpression.ParseAmount(bare, catalog).Value is { } formula ? Outer(formula.Root)
            : null;
    }

    private static AmountShape? Outer(FeelNode root)
    {
        var (floor, rest) = Bounded(root, "max");
        var (ceiling, core) = Bounded(rest, "min");
        return Form(core) is { } form ? new AmountShape(form, floor, ceiling) : null;
    }

    /// <summary>The constant of max(constant, rest) or min(rest, constant), and the rest.</summary>
    private static (decimal? Bound, FeelNode Of) Bounded(FeelNode node, string function)
    {
        if (node is not Call { Arguments: [var first, var second] } call || call.Function.Name != function)
        {
            return (null, node);
        }

        return (AmountNodes.Constant(first), AmountNodes.Constant(second)) switch
        {
            ({ } bound, null) => (bound, second),
            (null, { } bound) => (bound, first),
            _ => (null, node),
        };
    }

    private static AmountForm? Form(FeelNode node) =>
        AmountNodes.Constant(node) is { } sum ? new FixedAmount(sum)
        : SliceReader.Read(node) is { } slices ? slices
        : TierChainReader.Read(node) is { } tiers ? tiers
        : AmountNodes.Product(node) is { } product ? new ProductAmount(AmountNodes.Text(product.Of), product.Factor)
        : null;

    private static AmountShape? ReadTable(string json, AttributeCatalog catalog)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return DecisionTable.Read(document.RootElement, catalog).Value is { } table && TierChainReader.Read(table) is { } tiers
                ? new AmountShape(tiers)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
