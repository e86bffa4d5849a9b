namespace PolicyMarket.Data.Store;

/// <summary>What is wrong with the database, in words: what, and what to do. Code: the SQLite result code, for those who look it up.</summary>
public sealed record DatabaseFault(int Code, string What, string Todo)
{
    /// <summary>Both as one text.</summary>
    public string Sentence => $"{What}。{Todo}";
}
