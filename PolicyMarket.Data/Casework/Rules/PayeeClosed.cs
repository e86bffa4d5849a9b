using NRules.Fluent.Dsl;
using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Casework.Rules;

[Name("收款企业已注销或吊销")]
[Description("登记机关的最新数据说企业已注销、吊销，而它还有未到账的申请")]
[Tag("收款人")]
internal sealed class PayeeClosed : Rule
{
    public override void Define()
    {
        Today today = default!; // bound by the network
        ClosedFirm closed = default!; // as above
        OpenMoney money = default!; // as above
        When().Match(() => today).Match(() => closed).Match(() => money, m => m.FirmId == closed.FirmId);
        Then().Yield(_ => Findings.Closed(money, closed, today));
    }
}
