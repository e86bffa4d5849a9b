namespace PolicyMarket.Data.Casework.Facts;

/// <summary>Kind of a case; each kind has one subject per case.</summary>
public enum CaseKind
{
    /// <summary>An offer waits for the department's pre-check. Subject: "offer:17".</summary>
    PreCheckWaits,

    /// <summary>An offer was returned for data and waits for the department that was asked. Subject: "offer:17".</summary>
    DataWaits,

    /// <summary>A pushed offer waits for the firm's confirmation. Subject: "offer:17".</summary>
    OfferWaits,

    /// <summary>A claim waits for its money and is in no batch. Subject: "claim:5".</summary>
    ClaimWaits,

    /// <summary>A batch waits for its second signature or for the bank. Subject: "batch:3".</summary>
    BatchWaits,

    /// <summary>A dispute of data waits for the department's answer. Subject: "dispute:9".</summary>
    DisputeWaits,

    /// <summary>Two claims of one exclusive group for the same time. Subject: "group:12:name".</summary>
    ExclusiveConflict,

    /// <summary>The register says that the payee of open money is closed. Subject: "claim:5".</summary>
    PayeeClosed,

    /// <summary>The account of open money belongs to several payees. Subject: "claim:5".</summary>
    AccountShared,

    /// <summary>Open money was confirmed after its document had ended. Subject: "claim:5".</summary>
    DocumentEnded,

    /// <summary>The same firm claimed twice on the same basis. Subject: "basis:12:key".</summary>
    SameBasisTwice,

    /// <summary>A paid firm left the territory within its promised years: recovery. Subject: "claim:5".</summary>
    MovedAway,
}
