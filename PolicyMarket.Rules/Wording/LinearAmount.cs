using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Feel.Syntax;

namespace PolicyMarket.Rules.Wording;

/// <summary>
/// A formula that multiplies one fact, or the growth of one fact, by constants: "50% of the interest", "1,500 yuan for each person". Ceilings, floors at 0 and
/// sums that were received before are left out; Factors holds every factor that some tier gives, zero apart.
/// </summary>
/// <param name="Attribute">The fact that is multiplied; the later one of a growth.</param>
/// <param name="Before">The fact that is taken off first; null: the whole fact is multiplied.</param>
/// <param name="Factors">Yuan for each unit of the fact.</param>
internal sealed record LinearAmount(AttributeDefinition Attribute, AttributeDefinition? Before, ImmutableSortedSet<decimal> Factors)
{
    /// <summary>Null for formulas of another shape.</summary>
    public static LinearAmount? Of(FeelNode root, Func<string, AttributeDefinition?> definition) =>
        new LinearAmountReader(definition).Read(root) is { } found && found.Factors.Remove(0m) is { IsEmpty: false } factors && factors[0] > 0m
            ? found with
            {
                Factors = factors,
            }
            : null;

    /// <summary>A quantity of this unit, such as 人 or 亩; null for sums, shares and units in Latin letters.</summary>
    public string? CountUnit =>
        Attribute is { IsMoney: false, IsRatio: false, Unit: { } unit } && unit.All(c => c > '\u007F') && Attribute.Unit != "年" ? unit : null;

    internal bool HasBaseOf(LinearAmount other) => Attribute.Name == other.Attribute.Name && Before?.Name == other.Before?.Name;
}
