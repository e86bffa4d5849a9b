namespace PolicyMarket.Data.Store;

/// <summary>One stored row that cannot be relied on.</summary>
public abstract record StoredDamage
{
    /// <summary>Which row it is and what is wrong, in English, for the log.</summary>
    public abstract string Sentence { get; }
}
