using System.Collections.Immutable;

namespace PolicyMarket.Rules.Attributes;

/// <summary>One named fact; Values is empty unless the list of codes is closed.</summary>
public sealed record AttributeDefinition(
    string Name,
    string Label,
    AttributeType Type,
    string? Unit,
    string? SourceDepartment,
    string Description,
    AttributeKind Kind,
    ImmutableArray<string> Values
)
{
    /// <summary>The fields of a list's records, empty for all other types.</summary>
    public ImmutableArray<AttributeDefinition> Fields { get; init; } = [];

    /// <summary>The period that a value speaks of: the catalogue's "period". Null for a state, which holds until it is replaced.</summary>
    public PeriodUnit? Period { get; init; }

    /// <summary>True where codes form a tree by their beginnings ("A1" holds "A12"), as the catalogue says with "tree": "prefix".</summary>
    public bool IsPrefixTree { get; init; }

    /// <summary>An everyday value for worked examples: the catalogue's "example"; null where it names none.</summary>
    public FactValue? Example { get; init; }

    internal const string RegionUnit = "GB/T 2260";
    internal const string IndustryUnit = "GB/T 4754-2017";

    /// <summary>As files write it that do not say which edition.</summary>
    private const string AnyIndustryUnit = "GB/T 4754";
    internal const string RatioUnit = "ratio";
    internal const string MoneyUnit = "CNY";

    public bool IsNumber => Type is AttributeType.Decimal or AttributeType.Integer;

    public bool IsRegion => Type == AttributeType.Code && Unit == RegionUnit;

    public bool IsIndustry => Type == AttributeType.Code && Unit is IndustryUnit or AnyIndustryUnit;

    /// <summary>A code with places in a tree: regions, industries, and those that the catalogue calls trees.</summary>
    public bool HasTree => IsRegion || IsIndustry || IsPrefixTree;

    /// <summary>A share: 0.03 is shown as 3%.</summary>
    public bool IsRatio => Unit == RatioUnit;

    /// <summary>A sum in yuan.</summary>
    public bool IsMoney => Unit == MoneyUnit;
}
