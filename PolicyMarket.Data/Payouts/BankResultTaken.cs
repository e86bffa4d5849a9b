namespace PolicyMarket.Data.Payouts;

/// <summary>How many payouts a file newly settled: paid, returned, and kept as exceptions for a second person because the actual payee differs.</summary>
public sealed record BankResultTaken(int Paid, int Returned, int Exceptions = 0)
{
    /// <summary>Booked entries of a statement that belong to no payout and were not known yet.</summary>
    public int Unexplained { get; init; }

    /// <summary>Numbers of other batches whose payouts the statement also settles, joined by "、"; empty: none.</summary>
    public string OtherBatches { get; init; } = "";

    /// <summary>The bank's reason for refusing the whole payment file; null: it did not.</summary>
    public string? FileRefusal { get; init; }
}
