using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Wording;

/// <summary>
/// A case that the formula of an item was evaluated for. Yuan is the payable of the engine for the facts, after cap and rounding, and above 0.
/// </summary>
/// <param name="Facts">What was assumed; the conditions of the item do not refuse it.</param>
/// <param name="Inputs">The facts that are told, in the order of the formula: zeros and "no" are left out.</param>
public sealed record WorkedExample(Facts Facts, ImmutableArray<AttributeDefinition> Inputs, decimal Yuan);
