namespace PolicyMarket.Web.People.SignIn;

/// <summary>What the form for one's own password sends.</summary>
public sealed class PasswordInput
{
    public string? Old { get; set; }

    public string? New { get; set; }

    public string? Again { get; set; }
}
