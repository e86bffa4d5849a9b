namespace PolicyMarket.Web.People.SignIn;

/// <summary>A code of the second factor, and the password where it is asked for.</summary>
public sealed class CodeInput
{
    public string? Code { get; set; }

    public string? Password { get; set; }
}
