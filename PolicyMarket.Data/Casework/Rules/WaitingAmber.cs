using NRules.Fluent.Dsl;
using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Casework.Rules;

/// <summary>Amber: the last day has not passed, and no more working days are left than the threshold.</summary>
internal abstract class WaitingAmber(CaseKind kind) : Rule
{
    public override void Define()
    {
        WaitLimits limits = default!; // bound by the network
        Waiting waiting = default!; // as above
        When().Match(() => limits, l => l.Kind == kind).Match(() => waiting, w => w.Kind == kind, w => !w.IsOver, w => w.DaysLeft <= limits.AmberLeft);
        Then().Yield(_ => Findings.Amber(waiting, limits));
    }
}
