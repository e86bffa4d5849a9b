namespace PolicyMarket.Data.FactSheets;

/// <summary>Meaning of the firms and columns that a delivery does not name.</summary>
public enum DeliveryMode
{
    /// <summary>A sheet is replaced whole; removing firms or columns is asked about first.</summary>
    Whole,

    /// <summary>A sheet is replaced whole, and the sheets of firms that the file does not name end. The sender has accepted the removals.</summary>
    Complete,

    /// <summary>Only the named firms and their filled cells are replaced; everything else stays.</summary>
    Supplement,
}
