using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Claims.Filing;

/// <summary>Commits the money of a claim that is being filed.</summary>
public interface ICommitment
{
    /// <summary>
    /// Makes the first payout of a saved claim and reserves its sum, in the transaction that asks for it. The caller has made sure that the fund suffices.
    /// </summary>
    internal Task CommitAsync(PolicyMarketDb db, Claim claim, Fund fund, BankAccount account, Actor actor, CancellationToken ct);
}
