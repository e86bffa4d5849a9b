namespace PolicyMarket.Web.People.SignIn;

/// <summary>Fields of the form for one's own password.</summary>
public sealed class PasswordInput
{
    public string? Old { get; set; }

    public string? New { get; set; }

    public string? Again { get; set; }
}
