namespace PolicyMarket.Data.Store;

/// <summary>Hears which firms a committed transaction may have changed, so that what is derived from them can be derived again.</summary>
public interface IFirmChanges
{
    /// <summary>
    /// The context of a transaction that has been committed; its tracked rows are those that the workflow loaded or wrote. It must not throw.
    /// </summary>
    internal void Committed(PolicyMarketDb db);

    /// <summary>A delivery of facts has been stored.</summary>
    internal void Delivered(long batchId);
}
