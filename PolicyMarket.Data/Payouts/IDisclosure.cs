using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Payouts;

/// <summary>Publishes what was paid, in the transaction that settles it.</summary>
public interface IDisclosure
{
    /// <summary>Adds a public record for each paid payout.</summary>
    internal Task AddAsync(PolicyMarketDb db, IReadOnlyCollection<(Payout Payout, DateOnly PaidOn)> paid, CancellationToken ct);

    /// <summary>Adds a correction for each payout that the bank took back after it was published.</summary>
    internal Task WithdrawAsync(PolicyMarketDb db, IReadOnlyCollection<(Payout Payout, DateOnly ReturnedOn)> reversed, CancellationToken ct);
}
