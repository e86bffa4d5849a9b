namespace PolicyMarket.Data.Store.Files;

/// <summary>Findings about a database file; each list holds the first of them only.</summary>
/// <param name="Structure">Sentences of the database about its structure, in English.</param>
/// <param name="Orphans">References whose row is missing.</param>
public sealed record DatabaseFileCheck(IReadOnlyList<string> Structure, IReadOnlyList<OrphanedRows> Orphans);
