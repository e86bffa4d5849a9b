using PolicyMarket.Data.Payouts;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Payouts;

/// <summary>Words and colours of batch and payout states.</summary>
public static class BatchWords
{
    public static string Say(BatchState state) =>
        state switch
        {
            BatchState.AwaitingApproval => "待复核",
            BatchState.Approved => "复核通过，等银行回单",
            BatchState.Rejected => "已退回经办",
            BatchState.Settled => "已结清",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown batch state"),
        };

    /// <summary>The state with how many of the payouts the bank has answered, while it has not answered all.</summary>
    public static string Say(BatchState state, int answered, int count) =>
        state == BatchState.Approved && answered > 0 ? $"已回执 {answered}/{count} 笔" : Say(state);

    public static string Say(BankResultTaken taken) =>
        taken.FileRefusal is { } reason
            ? $"银行整份拒收了付款文件，没有付出一笔，原因：{reason}。请处理后重新生成付款文件。"
            : SayAnswers(taken) + SayOthers(taken);

    private static string SayAnswers(BankResultTaken taken) =>
        taken switch
        {
            { Paid: 0, Returned: 0, Exceptions: 0 } => "文件里的回执都收过了，没有新的，什么也没有改动。",
            { Exceptions: 0 } => $"回单已收进：已付 {taken.Paid} 笔，退回 {taken.Returned} 笔。已付的已经记账并公示。",
            _ => $"回单已收进：已付 {taken.Paid} 笔，退回 {taken.Returned} 笔；另有 {taken.Exceptions} 笔收款方与指令不同，没有记账，请在下面逐笔核实。",
        };

    private static string SayOthers(BankResultTaken taken)
    {
        var unexplained = taken.Unexplained > 0 ? $"流水里有 {taken.Unexplained} 笔不属于任何拨付，列在“流水里对不上的”。" : "";
        var others = taken.OtherBatches.Length > 0 ? $"流水里还有批次 {taken.OtherBatches} 的，请也在那里收进这份文件。" : "";
        return unexplained + others;
    }

    public static Tone ToneOf(BatchState state) =>
        state switch
        {
            BatchState.AwaitingApproval => Tone.Warn,
            BatchState.Approved => Tone.Accent,
            BatchState.Rejected => Tone.Bad,
            BatchState.Settled => Tone.Ok,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown batch state"),
        };

    public static string Say(PayoutState state) =>
        state switch
        {
            PayoutState.Reserved => "待编批",
            PayoutState.InBatch => "待复核",
            PayoutState.Approved => "银行划款中",
            PayoutState.Paid => "已支付",
            PayoutState.Returned => "已退回",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown payout state"),
        };

    public static Tone ToneOf(PayoutState state) =>
        state switch
        {
            PayoutState.Paid => Tone.Ok,
            PayoutState.Returned => Tone.Bad,
            _ => Tone.Accent,
        };
}
