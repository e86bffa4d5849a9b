using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.NearMisses;

/// <summary>Sum of money that a share lacks, where the share is one sum of the firm divided by another.</summary>
internal static class RatioGap
{
    private const decimal Fen = 0.01m;

    /// <summary>Yuan by which the upper sum must grow while the lower one stays, rounded up to the fen; null where the share is not such a quotient.</summary>
    public static decimal? MoneyOf(Comparison leaf, AttributeDefinition definition, Facts facts, AttributeCatalog catalog)
    {
        if (
            leaf is not { Op: ComparisonOperator.GreaterOrEqual or ComparisonOperator.Greater, Value: LiteralOperand { Value: NumberFact wanted } }
            || PartsOf(definition, catalog) is not var (upper, lower)
            || facts[upper] is not NumberFact has
            || facts[lower] is not NumberFact whole
        )
        {
            return null;
        }

        try
        {
            var lacking = (wanted.Value * whole.Value) - has.Value;
            return lacking > 0 ? decimal.Ceiling(lacking / Fen) * Fen : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>As the catalogue works the share out: one attribute divided by another.</summary>
    private static (string Upper, string Lower)? PartsOf(AttributeDefinition definition, AttributeCatalog catalog) =>
        catalog.Derivations.TryGet(definition.Name, out var derivation)
        && derivation.Formula
            is { Root: Arithmetic { Operator: ArithmeticOperator.Divide, Left: NameReference upper, Right: NameReference lower } } formula
            ? (formula.DefinitionOf(upper.Name).Name, formula.DefinitionOf(lower.Name).Name)
            : null;
}
