namespace PolicyMarket.Web.People;

/// <summary>What the form for a department's territory sends; an empty region takes the limit away.</summary>
public sealed class TerritoryInput
{
    public long DepartmentId { get; set; }

    public string? Region { get; set; }
}
