namespace PolicyMarket.Data.FactSheets;

/// <summary>Why a stored fact sheet cannot be relied on.</summary>
public enum SheetDamageReason
{
    /// <summary>The content does not fit the seal, or there is no seal: it was changed past the import, or the disk has damaged it.</summary>
    Seal,

    /// <summary>The seal fits, but a value cannot be read, or names an attribute that the catalogue lacks.</summary>
    Values,

    /// <summary>The sheet names a firm that does not exist.</summary>
    Firm,
}
