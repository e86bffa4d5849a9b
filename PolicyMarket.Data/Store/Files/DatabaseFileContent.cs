namespace PolicyMarket.Data.Store.Files;

/// <summary>Content of a database file, as a backup names it.</summary>
/// <param name="Schema">Id of the last migration; empty when there is none.</param>
/// <param name="Rows">Number of rows by table, tables of the database itself and of EF left out.</param>
/// <param name="LastAuditId">0 when there is no audit event.</param>
public sealed record DatabaseFileContent(string Schema, IReadOnlyDictionary<string, long> Rows, long LastAuditId);
