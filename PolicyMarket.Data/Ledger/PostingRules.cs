using static PolicyMarket.Data.Ledger.LedgerAccount;
using static PolicyMarket.Data.Ledger.LedgerPhase;

namespace PolicyMarket.Data.Ledger;

/// <summary>Which account each phase takes from and gives to.</summary>
public static class PostingRules
{
    public static (LedgerAccount From, LedgerAccount To) Of(LedgerPhase phase) =>
        phase switch
        {
            Budget => (Treasury, Available),
            Reserve => (Available, Reserved),
            Approve => (Reserved, Approved),
            Pay => (Approved, Paid),
            Return => (Approved, Available),
            Reversal => (Paid, Available),
            _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "A ledger phase without a route."),
        };

    /// <summary>Whether the account is a source outside the fund, which goes below zero as it gives; all others stay at zero or above.</summary>
    public static bool MayBeNegative(LedgerAccount account) => account == Treasury;
}
