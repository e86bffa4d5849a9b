namespace PolicyMarket.Data.Ledger;

/// <summary>The step that wrote an entry pair.</summary>
public enum LedgerPhase
{
    /// <summary>Treasury → Available.</summary>
    Budget,

    /// <summary>Available → Reserved.</summary>
    Reserve,

    /// <summary>Reserved → Approved.</summary>
    Approve,

    /// <summary>Approved → Paid.</summary>
    Pay,

    /// <summary>Approved → Available.</summary>
    Return,

    /// <summary>Paid → Available: the bank sent back what it had paid.</summary>
    Reversal,
}
