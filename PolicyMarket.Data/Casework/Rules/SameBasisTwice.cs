using NRules.Fluent.Dsl;
using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Casework.Rules;

[Name("重复领取：同一企业、同一依据")]
[Description("一家企业按同一文件的同一事项领了两次：两个部门的同名事项同期，或一次性事项在两期")]
[Tag("冲突")]
internal sealed class SameBasisTwice : Rule
{
    public override void Define()
    {
        Today today = default!; // bound by the network
        IGrouping<ValueTuple<long, string>, MadeClaim> basis = default!; // as above
        When()
            .Match(() => today)
            .Query(() => basis, q => q.Match<MadeClaim>().GroupBy(c => new ValueTuple<long, string>(c.FirmId, c.Basis)).Where(g => Findings.HasRepeat(g)));
        Then().Yield(_ => Findings.Repeat(basis, today));
    }
}
