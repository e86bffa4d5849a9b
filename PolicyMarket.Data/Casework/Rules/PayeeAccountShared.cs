using NRules.Fluent.Dsl;
using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Casework.Rules;

[Name("收款账户多家企业共用")]
[Description("未到账的申请的收款账户，也登记给别的企业或付给过别的企业")]
[Tag("收款人")]
internal sealed class PayeeAccountShared : Rule
{
    public override void Define()
    {
        Today today = default!; // bound by the network
        SharedAccount account = default!; // as above
        OpenMoney money = default!; // as above
        When().Match(() => today).Match(() => account).Match(() => money, m => m.FirmId == account.FirmId, m => m.AccountNumber == account.AccountNumber);
        Then().Yield(_ => Findings.Shared(money, account, today));
    }
}
