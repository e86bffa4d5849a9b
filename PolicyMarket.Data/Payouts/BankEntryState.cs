namespace PolicyMarket.Data.Payouts;

/// <summary>Where an answer of the bank stands that waits for a second person.</summary>
public enum BankEntryState
{
    Pending,

    /// <summary>Booked by the second person.</summary>
    Confirmed,

    /// <summary>Not booked: a person found it wrong.</summary>
    Discarded,

    /// <summary>Not booked: a later file of the bank answered in its place.</summary>
    Replaced,
}
