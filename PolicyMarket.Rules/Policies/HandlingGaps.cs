using System.Collections.Immutable;

namespace PolicyMarket.Rules.Policies;

/// <summary>Finds the things that an item that is applied for does not say; pages say 以通知为准 instead, and its department is warned.</summary>
public static class HandlingGaps
{
    /// <summary>Empty for items that are matched or made by a list, and for reliefs, which are enjoyed in a declaration.</summary>
    public static ImmutableArray<HandlingGap> Of(PolicyRule rule)
    {
        if (!rule.IsAppliedFor)
        {
            return [];
        }

        var gaps = ImmutableArray.CreateBuilder<HandlingGap>();
        if (rule.Window is null)
        {
            gaps.Add(HandlingGap.Window);
        }

        if (rule.Handling is { Place: null, Online: null })
        {
            gaps.Add(HandlingGap.Place);
        }

        if (rule.Handling.Papers.IsEmpty && rule.Handling.PapersNotNeeded.IsEmpty)
        {
            gaps.Add(HandlingGap.Papers);
        }

        if (rule.Handling.Phone is null)
        {
            gaps.Add(HandlingGap.Phone);
        }

        return gaps.ToImmutable();
    }

    /// <summary>"申报时间、在哪里办".</summary>
    public static string Say(ImmutableArray<HandlingGap> gaps) => string.Join("、", gaps.Select(Of));

    private static string Of(HandlingGap gap) =>
        gap switch
        {
            HandlingGap.Window => "申报时间",
            HandlingGap.Place => "办理地点",
            HandlingGap.Papers => "申报材料",
            HandlingGap.Phone => "咨询电话",
            _ => throw new InvalidOperationException($"The unknown gap {gap}."),
        };
}
