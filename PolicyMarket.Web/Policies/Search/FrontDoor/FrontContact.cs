namespace PolicyMarket.Web.Policies.Search.FrontDoor;

/// <summary>A department and the telephone on which it answers firms; Hours in words, may be empty.</summary>
public sealed record FrontContact
{
    public string Department { get; init; } = "";

    public string Phone { get; init; } = "";

    public string Hours { get; init; } = "";
}
