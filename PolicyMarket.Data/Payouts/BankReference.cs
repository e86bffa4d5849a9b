namespace PolicyMarket.Data.Payouts;

/// <summary>银行流水号: a bank's reference belongs to one payout for good, through all batches and attempts. Append-only. Natural key: reference.</summary>
public sealed class BankReference
{
    internal BankReference() { }

    public long Id { get; private set; }

    /// <summary>As <see cref="BankReferenceForm"/> writes it.</summary>
    public string Reference { get; internal init; } = "";
    public long PayoutId { get; internal init; }
}
