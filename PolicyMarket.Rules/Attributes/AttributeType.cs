namespace PolicyMarket.Rules.Attributes;

/// <summary>The shape of a value; Code is one of a table, Set several of a table, List records with fields.</summary>
public enum AttributeType
{
    Decimal,
    Integer,
    Boolean,
    Date,
    Code,
    Text,
    Set,
    List,
}
