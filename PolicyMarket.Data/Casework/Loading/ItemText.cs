namespace PolicyMarket.Data.Casework.Loading;

/// <summary>Fields of an item version, and of its item as it is now, that casework uses.</summary>
/// <param name="Basis">Document and title without spaces.</param>
/// <param name="Groups">Exclusive groups of the version and of the item as it is now, each once.</param>
internal sealed record ItemText(long ItemId, string Title, string Basis, bool IsOnce, string[] Groups, long DocumentId, int? StayYears, string? Territory);
