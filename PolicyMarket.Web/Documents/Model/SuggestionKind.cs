namespace PolicyMarket.Web.Documents.Model;

/// <summary>Kinds of what was read from a clause.</summary>
public enum SuggestionKind
{
    Condition,
    Amount,

    /// <summary>Items of which a firm has only one.</summary>
    Group,

    /// <summary>A thing that a firm can have.</summary>
    Item,
}
