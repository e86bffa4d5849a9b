namespace PolicyMarket.Data.Store.Faults;

/// <summary>Fault of the database in words, with the remedy. Code: product and number, e.g. "SQLite 11", for those who look it up.</summary>
public sealed record DatabaseFault(DatabaseFaultKind Kind, string Code, string What, string Todo)
{
    /// <summary>Both as one text.</summary>
    public string Sentence => $"{What}。{Todo}";
}
