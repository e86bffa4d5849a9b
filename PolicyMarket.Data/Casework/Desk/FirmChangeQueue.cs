using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Disputes;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Casework.Desk;

/// <summary>
/// Firms that committed workflows may have changed, until <see cref="CaseworkChanges"/> evaluates them. It lives in memory: after a kill the nightly
/// evaluation finds what was lost.
/// </summary>
public sealed class FirmChangeQueue : IFirmChanges
{
    /// <summary>From so many firms on one evaluation of all is quicker.</summary>
    private const int MostFirms = 5_000;

    private readonly Lock _lock = new();
    private readonly HashSet<long> _firms = [];
    private readonly HashSet<long> _claims = [];
    private readonly HashSet<long> _deliveries = [];
    private bool _hasBatches;
    private bool _hasEverything;

    /// <summary>Thresholds, calendar or documents have changed, which concern every firm.</summary>
    internal void AddEverything()
    {
        lock (_lock)
        {
            _hasEverything = true;
        }
    }

    void IFirmChanges.Committed(PolicyMarketDb db)
    {
        lock (_lock)
        {
            foreach (var entry in db.ChangeTracker.Entries())
            {
                Add(entry.Entity);
            }
        }
    }

    void IFirmChanges.Delivered(long batchId)
    {
        lock (_lock)
        {
            _deliveries.Add(batchId);
        }
    }

    /// <summary>All that waits; the queue is empty afterwards.</summary>
    internal ChangedFirms Take()
    {
        lock (_lock)
        {
            var taken = new ChangedFirms(
                [.. _firms],
                [.. _claims],
                [.. _deliveries],
                _hasBatches,
                _hasEverything || _firms.Count + _claims.Count > MostFirms
            );
            _firms.Clear();
            _claims.Clear();
            _deliveries.Clear();
            (_hasBatches, _hasEverything) = (false, false);
            return taken;
        }
    }

    /// <summary>Puts back what could not be evaluated.</summary>
    internal void Return(ChangedFirms taken)
    {
        lock (_lock)
        {
            _firms.UnionWith(taken.Firms);
            _claims.UnionWith(taken.Claims);
            _deliveries.UnionWith(taken.Deliveries);
            _hasBatches |= taken.HasBatches;
            _hasEverything |= taken.HasEverything;
        }
    }

    private void Add(object entity)
    {
        switch (entity)
        {
            case Offer offer:
                _firms.Add(offer.FirmId);
                break;
            case Claim claim:
                _firms.Add(claim.FirmId);
                break;
            case Payout payout:
                _claims.Add(payout.ClaimId);
                break;
            case BankAccount account:
                _firms.Add(account.FirmId);
                break;
            case Firm firm:
                _firms.Add(firm.Id);
                break;
            case FirmMove move:
                _firms.Add(move.FirmId);
                break;
            case FactDispute dispute:
                _firms.Add(dispute.FirmId);
                break;
            case PayoutBatch:
                _hasBatches = true;
                break;
            case PolicyDocument:
                _hasEverything = true;
                break;
            default:
                break;
        }
    }
}
