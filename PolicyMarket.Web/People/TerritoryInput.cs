namespace PolicyMarket.Web.People;

/// <summary>Input of the form for a department's territory; an empty region takes the limit away.</summary>
public sealed class TerritoryInput
{
    public long DepartmentId { get; set; }

    public string? Region { get; set; }
}
