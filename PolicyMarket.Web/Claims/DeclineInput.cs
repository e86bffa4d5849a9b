namespace PolicyMarket.Web.Claims;

/// <summary>Fields of the form for declining.</summary>
public sealed class DeclineInput
{
    /// <summary>One of the ready reasons; empty: none was chosen.</summary>
    public string? Reason { get; set; }

    /// <summary>The firm's own words.</summary>
    public string? Words { get; set; }
}
