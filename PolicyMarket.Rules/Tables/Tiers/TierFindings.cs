using System.Collections.Immutable;

namespace PolicyMarket.Rules.Tables.Tiers;

/// <summary>Checks tiers against each other, in the order in which they stand.</summary>
public static class TierFindings
{
    public static ImmutableArray<TierFinding> Of(ImmutableArray<AmountTier> tiers)
    {
        var found = new List<TierFinding>();
        var sound = new List<int>();
        foreach (var (index, tier) in tiers.Index())
        {
            if (TierSpans.IsEmpty(tier.Span))
            {
                found.Add(new TierFinding(index, TierFault.Reversed));
                continue;
            }

            found.AddRange(
                sound
                    .Where(other => !TierSpans.IsEmpty(TierSpans.Intersect(tiers[other].Span, tier.Span)))
                    .Take(1)
                    .Select(other => new TierFinding(index, TierFault.Overlap, other))
            );
            sound.Add(index);
            if (tier.Value < 0m)
            {
                found.Add(new TierFinding(index, TierFault.Negative));
            }
        }

        var rising = sound.OrderBy(index => tiers[index].Low ?? decimal.MinValue).ToList();
        found.AddRange(
            rising
                .Zip(rising.Skip(1))
                .Where(pair => IsGap(tiers[pair.First].Span, tiers[pair.Second].Span))
                .Select(pair => new TierFinding(pair.First, TierFault.Gap, pair.Second))
        );
        return [.. found.OrderBy(finding => finding.Tier)];
    }

    private static bool IsGap(NumberSpan lower, NumberSpan higher) =>
        lower.High is { } end && higher.Low is { } start && (end < start || (end == start && !lower.HighIncluded && !higher.LowIncluded));
}
