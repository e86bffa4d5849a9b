using NRules.Fluent.Dsl;
using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Casework.Rules;

/// <summary>Level 1, the supervisor of the department: red, and over by the threshold of level 1.</summary>
internal abstract class EscalationOne(CaseKind kind) : Rule
{
    public override void Define()
    {
        WaitLimits limits = default!; // bound by the network
        CaseFinding red = default!; // as above
        When()
            .Match(() => limits, l => l.Kind == kind)
            .Match(() => red, f => f.Kind == kind, f => f.Level == 0, f => f.Light == CaseLight.Red, f => f.DaysOver >= limits.LevelOneOver);
        Then().Yield(_ => Findings.Escalated(red, 1, limits.LevelOneOver));
    }
}
