namespace PolicyMarket.Rules.Policies;

/// <summary>Scope of public disclosure of an item's payments.</summary>
public enum DisclosureKind
{
    /// <summary>Every payment with its payee.</summary>
    ByFirm,

    /// <summary>The sum of the item only, without payees.</summary>
    Summed,

    /// <summary>Nothing.</summary>
    None,
}
