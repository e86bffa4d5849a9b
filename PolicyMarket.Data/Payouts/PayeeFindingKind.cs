namespace PolicyMarket.Data.Payouts;

/// <summary>Kinds of finding about the payee of a payout.</summary>
public enum PayeeFindingKind
{
    /// <summary>The bank has not confirmed that holder and number belong together; cannot be released.</summary>
    AccountUnverified,

    /// <summary>The same number is registered for, or was paid for, another firm or under another holder.</summary>
    AccountShared,

    /// <summary>The holder is not the firm's registered name.</summary>
    HolderDiffers,

    /// <summary>The register says that the firm is deregistered or revoked.</summary>
    FirmClosed,
    BankNameMissing,

    /// <summary>The number is not 8 to 32 digits.</summary>
    AccountForm,

    /// <summary>A fact sheet of the firm does not fit its seal or cannot be read, so that its status in the register is in doubt.</summary>
    RegisterDamaged,
}
