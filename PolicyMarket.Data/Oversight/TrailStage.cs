namespace PolicyMarket.Data.Oversight;

/// <summary>Where money comes from and where it goes, in the order of the trail of a claim.</summary>
public enum TrailStage
{
    /// <summary>A department delivered facts that the decision rests on.</summary>
    Facts,

    /// <summary>A night decided that the firm is eligible.</summary>
    Determination,

    /// <summary>The offer, its check and its push.</summary>
    Offer,

    /// <summary>A person of the firm confirmed, and money was reserved.</summary>
    Claim,

    /// <summary>Batch and second signature.</summary>
    Payout,

    /// <summary>Answer of the bank.</summary>
    Bank,

    /// <summary>Publication.</summary>
    Disclosure,
}
