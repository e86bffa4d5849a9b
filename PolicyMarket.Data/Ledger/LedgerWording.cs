namespace PolicyMarket.Data.Ledger;

/// <summary>Chinese names of accounts and kinds of postings.</summary>
public static class LedgerWording
{
    /// <summary>The account as screens and exports say it.</summary>
    public static string Say(LedgerAccount account) =>
        account switch
        {
            LedgerAccount.Treasury => "国库（来源）",
            LedgerAccount.Available => "可用",
            LedgerAccount.Reserved => "已承诺",
            LedgerAccount.Approved => "已审定",
            LedgerAccount.Paid => "已支付",
            _ => throw new ArgumentOutOfRangeException(nameof(account), account, "A ledger account without a name."),
        };

    /// <summary>The kind of the posting as screens and exports say it.</summary>
    public static string Say(LedgerPhase phase) =>
        phase switch
        {
            LedgerPhase.Budget => "下达",
            LedgerPhase.Reserve => "确认承诺",
            LedgerPhase.Approve => "复核审定",
            LedgerPhase.Pay => "银行支付",
            LedgerPhase.Return => "退回",
            LedgerPhase.Reversal => "冲回（到账后退回）",
            _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "A ledger phase without a name."),
        };
}
