using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Tables.Tiers;

/// <summary>Reads a sum of rates on slices of one base: max(0, min(base, high) - low) * rate + … .</summary>
internal static class SliceReader
{
    public static TieredAmount? Read(FeelNode node)
    {
        var slices = new List<(string Base, AmountTier Tier)>();
        foreach (var term in Terms(node))
        {
            if (AmountNodes.Product(term) is not { } product || Slice(product.Of, product.Factor) is not { } slice)
            {
                return null;
            }

            slices.Add(slice);
        }

        // One product without a bound is a plain rate.
        return
            slices.Count > 0
            && slices.TrueForAll(slice => slice.Base == slices[0].Base && (slice.Tier.Low ?? slice.Tier.High) is not null)
            && AreApart([.. slices.Select(slice => slice.Tier)])
            ? new TieredAmount(slices[0].Base, TierKind.Slice, [.. slices.Select(slice => slice.Tier)], IsZeroOutside: true)
            : null;
    }

    private static IEnumerable<FeelNode> Terms(FeelNode node) =>
        node is Arithmetic { Operator: ArithmeticOperator.Add } sum ? Terms(sum.Left).Concat(Terms(sum.Right)) : [node];

    private static (string Base, AmountTier Tier)? Slice(FeelNode node, decimal rate)
    {
        if (Other(node, "max", 0m) is { } positive)
        {
            if (positive is Arithmetic { Operator: ArithmeticOperator.Subtract } cut && AmountNodes.Constant(cut.Right) is { } low)
            {
                return Top(cut.Left, low, rate);
            }

            return Other(positive, "min", null) is null ? null : Top(positive, 0m, rate);
        }

        return Top(node, null, rate) is { Tier.High: not null } first ? first : null;
    }

    private static (string Base, AmountTier Tier)? Top(FeelNode node, decimal? low, decimal rate)
    {
        if (node is Call { Function.Name: "min", Arguments: [var first, var second] })
        {
            return (AmountNodes.Constant(first), AmountNodes.Constant(second)) switch
            {
                (null, { } high) => Tier(first, low, high, rate),
                ({ } high, null) => Tier(second, low, high, rate),
                _ => null,
            };
        }

        return Tier(node, low, null, rate);
    }

    private static (string Base, AmountTier Tier)? Tier(FeelNode of, decimal? low, decimal? high, decimal rate) =>
        low >= high || AmountNodes.Constant(of) is not null
            ? null
            : (AmountNodes.Text(of), new AmountTier(low, LowIncluded: false, high, HighIncluded: high is not null, rate));

    /// <summary>The other argument of a call of two with this constant; any constant where none is given.</summary>
    private static FeelNode? Other(FeelNode node, string function, decimal? constant)
    {
        if (node is not Call { Arguments: [var first, var second] } call || call.Function.Name != function)
        {
            return null;
        }

        bool Is(FeelNode one) => AmountNodes.Constant(one) is { } number && (constant is null || number == constant);
        return (Is(first), Is(second)) switch
        {
            (true, false) => second,
            (false, true) => first,
            _ => null,
        };
    }

    /// <summary>Slices that share a part of the base are no tiers.</summary>
    private static bool AreApart(ImmutableArray<AmountTier> tiers)
    {
        var sorted = tiers.OrderBy(tier => tier.Low ?? decimal.MinValue).ToList();
        return sorted.Zip(sorted.Skip(1)).All(pair => pair.First.High is { } high && pair.Second.Low is { } low && high <= low);
    }
}
