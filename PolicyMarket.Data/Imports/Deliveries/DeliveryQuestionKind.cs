namespace PolicyMarket.Data.Imports.Deliveries;

/// <summary>Kinds of question about a delivery before it replaces the standing one.</summary>
public enum DeliveryQuestionKind
{
    /// <summary>Firms or columns of the standing delivery are missing.</summary>
    Removals,

    /// <summary>Numbers moved by a power of ten, as a wrong unit or a lost digit does.</summary>
    Jumps,

    /// <summary>More firms changed than is usual.</summary>
    Changes,

    /// <summary>The changes that the file would make, for a sender who wants to see them first.</summary>
    Overview,
}
