using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Store;

/// <summary>Seals what a transaction of the <see cref="Recorder"/> saves.</summary>
public interface IRecordSeals
{
    /// <summary>Findings about the person who acts in this transaction; empty when the account is as it was sealed, or when no person acts.</summary>
    internal Task<List<Diagnostic>> VerifyActorAsync(PolicyMarketDb db, CancellationToken ct);

    /// <summary>
    /// Appends the links of what the transaction has saved. Returns what is to be done after the commit: the new head is kept outside the database; null when
    /// nothing sealed was saved. It throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> when the head cannot be written.
    /// </summary>
    internal Task<Action?> SealAsync(PolicyMarketDb db, CancellationToken ct);
}
