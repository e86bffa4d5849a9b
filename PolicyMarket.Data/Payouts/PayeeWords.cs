using PolicyMarket.Data.Firms;

namespace PolicyMarket.Data.Payouts;

/// <summary>The Chinese words of payee findings: what was found, what to do, and the name of each kind.</summary>
public static class PayeeWords
{
    public static string Say(PayeeFindingKind kind) =>
        kind switch
        {
            PayeeFindingKind.AccountUnverified => "账户未核验",
            PayeeFindingKind.AccountShared => "一个账号两个户主",
            PayeeFindingKind.HolderDiffers => "户名与登记名称不一致",
            PayeeFindingKind.FirmClosed => "企业已注销或吊销",
            PayeeFindingKind.BankNameMissing => "没有开户行",
            PayeeFindingKind.AccountForm => "账号写法有误",
            PayeeFindingKind.RegisterDamaged => "企业数据页已损坏",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A finding without words."),
        };

    public static string Todo(PayeeFindingKind kind) =>
        kind switch
        {
            PayeeFindingKind.AccountUnverified => "请先在“账户核验”里核验，或把这一笔移出批次。",
            PayeeFindingKind.AccountShared => "请向银行核实账户归谁，再写明理由放行，或把这一笔移出批次。",
            PayeeFindingKind.HolderDiffers => "请核对企业是否改名；确认是同一企业再写明理由放行，或移出批次请企业更正账户。",
            PayeeFindingKind.FirmClosed => "请核对登记状态和清算情况，再写明理由放行，或把这一笔移出批次。",
            PayeeFindingKind.BankNameMissing or PayeeFindingKind.AccountForm => "请移出批次，请企业更正账户；确认无误再写明理由放行。",
            PayeeFindingKind.RegisterDamaged => "请交付数据的部门重新导入这家企业的数据；急需付款的，向市场监管核实登记状态后写明理由放行，或移出批次。",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A finding without words."),
        };

    internal const string RegisterDamaged = "企业有数据页已损坏，登记状态是否正常看不准";

    internal static string Unverified(Payout payout) => $"收款账户 {payout.BankName} {BankAccount.Mask(payout.AccountNumber)} 还没有经银行核验";

    internal static string Shared(Payout payout, IEnumerable<string> others) =>
        $"账号 {BankAccount.Mask(payout.AccountNumber)} 同时属于{string.Join("、", others.Select(o => $"“{o}”"))}";

    internal static string Holder(Payout payout, string firmName) => $"户名“{payout.AccountHolder}”与企业登记名称“{firmName}”不一致";

    internal static string Closed(string status) => $"市场监管登记状态为“{status}”";

    internal static string NoBank(Payout payout) => $"账号 {BankAccount.Mask(payout.AccountNumber)} 没有开户行名称";

    internal static string Form(Payout payout) => $"账号“{payout.AccountNumber}”不是 8 到 32 位数字";
}
