namespace PolicyMarket.Rules.Attributes;

/// <summary>Where a value comes from: held data, computed, earlier periods, outside parameters, a person, the application, other firms.</summary>
public enum AttributeKind
{
    Fact,
    Derived,
    History,
    Parameter,
    Person,
    Case,
    Cross,
}
