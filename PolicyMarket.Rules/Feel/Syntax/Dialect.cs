using PolicyMarket.Rules.Feel.Functions;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>
/// Facts: formulas over the attribute catalogue, where what depends on a missing fact is unknown. Standard: FEEL as DMN has it, over any context.
/// </summary>
internal enum Dialect
{
    Facts,
    Standard,
}
