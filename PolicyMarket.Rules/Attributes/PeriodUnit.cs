namespace PolicyMarket.Rules.Attributes;

/// <summary>The length of a period.</summary>
public enum PeriodUnit
{
    Year,
    Half,
    Quarter,
    Month,
}
