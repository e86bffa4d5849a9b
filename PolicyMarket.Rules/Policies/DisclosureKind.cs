namespace PolicyMarket.Rules.Policies;

/// <summary>What the public sees of the payments of an item.</summary>
public enum DisclosureKind
{
    /// <summary>Every payment with its payee.</summary>
    ByFirm,

    /// <summary>The sum of the item only, without payees.</summary>
    Summed,

    /// <summary>Nothing.</summary>
    None,
}
