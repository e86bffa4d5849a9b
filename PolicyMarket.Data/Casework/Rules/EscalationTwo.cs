using NRules.Fluent.Dsl;
using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Casework.Rules;

/// <summary>Level 2, the supervising office: at level 1, and over by the threshold of level 2.</summary>
internal abstract class EscalationTwo(CaseKind kind) : Rule
{
    public override void Define()
    {
        WaitLimits limits = default!; // bound by the network
        CaseFinding red = default!; // as above
        CaseFinding first = default!; // as above
        When()
            .Match(() => limits, l => l.Kind == kind)
            .Match(() => first, f => f.Kind == kind, f => f.Level == 1, f => f.DaysOver >= limits.LevelTwoOver)
            .Match(() => red, f => f.Kind == kind, f => f.Level == 0, f => f.Subject == first.Subject);
        Then().Yield(_ => Findings.Escalated(red, 2, limits.LevelTwoOver));
    }
}
