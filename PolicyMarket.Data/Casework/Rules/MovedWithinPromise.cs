using NRules.Fluent.Dsl;
using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Casework.Rules;

[Name("承诺年限内迁出：追回")]
[Description("企业到账之后、承诺年限之内，从事项的适用地区迁到外地")]
[Tag("追回")]
internal sealed class MovedWithinPromise : Rule
{
    public override void Define()
    {
        Today today = default!; // bound by the network
        MovedFirm move = default!; // as above
        PromisedStay stay = default!; // as above
        When()
            .Match(() => today)
            .Match(() => move)
            .Match(
                () => stay,
                s => s.FirmId == move.FirmId,
                s => move.On > s.PaidOn,
                s => move.On <= s.Until,
                s => Findings.Leaves(s.Territory, move.From, move.To)
            );
        Then().Yield(_ => Findings.Moved(stay, move, today));
    }
}
