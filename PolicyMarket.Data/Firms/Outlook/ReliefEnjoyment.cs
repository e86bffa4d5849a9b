using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Firms.Outlook;

/// <summary>Tells from the fact that an item names whether a firm has enjoyed a relief.</summary>
public static class ReliefEnjoyment
{
    /// <summary>A number above zero or a true fact is enjoyed, zero or false is not; a missing fact is unknown.</summary>
    public static ReliefState Of(PolicyRule rule, Facts? firm) =>
        rule.EnjoyedBy is { } name && firm is not null
            ? firm[name] switch
            {
                null => ReliefState.Unknown,
                NumberFact number => number.Value > 0 ? ReliefState.Enjoyed : ReliefState.NotEnjoyed,
                BooleanFact truth => truth.Value ? ReliefState.Enjoyed : ReliefState.NotEnjoyed,
                var other => throw new InvalidOperationException($"{rule.Id}: {name} is a {other.GetType().Name}, which tells nothing of enjoyment."),
            }
            : ReliefState.Unknown;
}
