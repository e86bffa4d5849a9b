namespace PolicyMarket.Data.Casework.Facts;

/// <summary>What a case is about; each kind has one subject per case.</summary>
public enum CaseKind
{
    /// <summary>An offer waits for the department's pre-check. Subject: "offer:17".</summary>
    PreCheckWaits,

    /// <summary>A pushed offer waits for the firm's confirmation. Subject: "offer:17".</summary>
    OfferWaits,

    /// <summary>A claim waits for its money and is in no batch. Subject: "claim:5".</summary>
    ClaimWaits,

    /// <summary>A batch waits for its second signature or for the bank. Subject: "batch:3".</summary>
    BatchWaits,

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
