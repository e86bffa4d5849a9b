using System.Collections.Immutable;

namespace PolicyMarket.Rules.Tables.Tiers;

/// <summary>
/// Tiers over one base, which is FEEL text. Times: the text that a rate or a number of steps is taken of, null for the base itself. Step: length of a whole
/// step, for <see cref="TierKind.Step"/> only. Outside of all tiers the amount is 0, or unknown unless <paramref name="IsZeroOutside"/>. Head: set when the
/// amount is kept as a decision table.
/// </summary>
/// <example><code>if revenue &gt;= 50000000 then 150000 else if revenue &gt;= 30000000 then 100000 else 0</code></example>
public sealed record TieredAmount(string Base, TierKind Kind, ImmutableArray<AmountTier> Tiers, bool IsZeroOutside) : AmountForm
{
    public string? Times { get; init; }

    public decimal? Step { get; init; }

    public TierTableHead? Head { get; init; }

    /// <summary>Index of the tier that holds the base; -1 outside of all. Where tiers overlap, the one that the formula tries first, the highest.</summary>
    public int TierOf(decimal number) =>
        Enumerable
            .Range(0, Tiers.Length)
            .Where(index => Tiers[index].Contains(number))
            .OrderByDescending(index => Tiers[index].Low ?? decimal.MinValue)
            .FirstOrDefault(-1);

    public bool Equals(TieredAmount? other) =>
        other is not null
        && (Base, Kind, IsZeroOutside, Times, Step, Head) == (other.Base, other.Kind, other.IsZeroOutside, other.Times, other.Step, other.Head)
        && Tiers.SequenceEqual(other.Tiers);

    public override int GetHashCode() => HashCode.Combine(Base, Kind, Tiers.Length);
}
