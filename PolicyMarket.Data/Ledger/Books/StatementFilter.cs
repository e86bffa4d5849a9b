namespace PolicyMarket.Data.Ledger.Books;

/// <summary>Postings that an account statement lists. Days are inclusive; null means any.</summary>
public sealed record StatementFilter(DateOnly From, DateOnly To)
{
    public long? FundId { get; init; }

    public LedgerAccount? Account { get; init; }

    public LedgerPhase? Phase { get; init; }

    /// <summary>The whole claim number, e.g. "LY20261122-000318".</summary>
    public string? ClaimNumber { get; init; }

    /// <summary>The whole name of who posted.</summary>
    public string? Author { get; init; }
}
