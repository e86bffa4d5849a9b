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
}
