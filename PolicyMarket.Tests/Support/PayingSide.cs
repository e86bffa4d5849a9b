using System.Text;
using PolicyMarket.Data.Payouts.Paying;

namespace PolicyMarket.Tests.Support;

/// <summary>The paying account of a county's fund and the CNAPS codes of its banks, registered as the command line does.</summary>
internal static class PayingSide
{
    public const string AccountNumber = "43138200000001";
    public const string BankCode = "402562700005";
    public const string PayeeBank = "涟源农商银行";
    public const string PayeeBankCode = "402562700013";
    public const string PayerHeader = "资金池,户名,开户行,账号,行号,财政区划,预算单位,功能分类,经济分类,项目代码,资金性质,指标文号";

    public static async Task RegisterAsync(County county)
    {
        County.Done(await BranchesAsync(county, $"行名,行号\r\n{PayeeBank},{PayeeBankCode}\r\n"));
        County.Done(await PayersAsync(county, Payer(county)));
    }

    public static string Payer(County county) =>
        $"{PayerHeader}\r\n{county.Fund.Code},涟源市财政局,涟源国库代理银行,{AccountNumber},{BankCode},431382,101001,2150805,50799,43138221,一般公共预算,涟财指1号\r\n";

    public static async Task<PolicyMarket.Rules.Diagnostics.Result<DirectoryTaken>> BranchesAsync(County county, string csv)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return await county.Record.Get<PayingDirectory>().TakeBranchesAsync(stream, County.Ct);
    }

    public static async Task<PolicyMarket.Rules.Diagnostics.Result<DirectoryTaken>> PayersAsync(County county, string csv)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return await county.Record.Get<PayingDirectory>().TakePayersAsync(stream, County.Ct);
    }
}
