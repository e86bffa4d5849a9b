using PolicyMarket.Data.Payouts;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Payouts;

/// <summary>Words and colours of batch and payout states.</summary>
public static class BatchWords
{
    public static string Say(BatchState state) => state switch
    {
        BatchState.AwaitingApproval => "待复核",
        BatchState.Approved => "复核通过，等银行回单",
        BatchState.Rejected => "已退回经办",
        BatchState.Settled => "已结清",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown batch state"),
    };

    public static Tone ToneOf(BatchState state) => state switch
    {
        BatchState.AwaitingApproval => Tone.Warn,
        BatchState.Approved => Tone.Accent,
        BatchState.Rejected => Tone.Bad,
        BatchState.Settled => Tone.Ok,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown batch state"),
    };

    public static string Say(PayoutState state) => state switch
    {
        PayoutState.Reserved => "待编批",
        PayoutState.InBatch => "待复核",
        PayoutState.Approved => "银行划款中",
        PayoutState.Paid => "已支付",
        PayoutState.Returned => "已退回",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown payout state"),
    };

    public static Tone ToneOf(PayoutState state) => state switch
    {
        PayoutState.Paid => Tone.Ok,
        PayoutState.Returned => Tone.Bad,
        _ => Tone.Accent,
    };
}
