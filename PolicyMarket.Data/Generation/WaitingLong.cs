using NRules.Fluent.Dsl;
using PolicyMarket.Data.Casework.Facts;
using static System.FormattableString;

namespace PolicyMarket.Data.Generation;

/// <summary>One of the rules by which a measurement fills up the number of rules: a kind that has so many working days left, or fewer.</summary>
internal sealed class WaitingLong(CaseKind kind, int days) : Rule
{
    public override void Define()
    {
        Today today = default!; // bound by the network
        Waiting waiting = default!; // as above
        Name(Invariant($"{kind} 剩 {days} 天"));
        When().Match(() => today).Match(() => waiting, w => w.Kind == kind, w => w.DaysLeft <= days);
        Then().Yield(_ => new LongWait(kind, days, waiting.Subject));
    }
}
