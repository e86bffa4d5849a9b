using NRules.Fluent.Dsl;
using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Casework.Rules;

[Name("就高不重复：同组两项")]
[Description("一家企业在同一互斥组里有两项同期的申请，例如申领之后事项才划入同一组")]
[Tag("冲突")]
internal sealed class ExclusiveGroupConflict : Rule
{
    public override void Define()
    {
        Today today = default!; // bound by the network
        IGrouping<ValueTuple<long, string>, GroupedClaim> group = default!; // as above
        When()
            .Match(() => today)
            .Query(
                () => group,
                q => q.Match<GroupedClaim>().GroupBy(g => new ValueTuple<long, string>(g.Claim.FirmId, g.Group)).Where(g => Findings.HasConflict(g))
            );
        Then().Yield(_ => Findings.Conflict(group, today));
    }
}
