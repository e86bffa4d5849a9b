using NRules.Fluent.Dsl;
using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Casework.Rules;

/// <summary>Red: the last day has passed.</summary>
internal abstract class WaitingRed(CaseKind kind) : Rule
{
    public override void Define()
    {
        Waiting waiting = default!; // bound by the network
        When().Match(() => waiting, w => w.Kind == kind, w => w.IsOver);
        Then().Yield(_ => Findings.Red(waiting));
    }
}
