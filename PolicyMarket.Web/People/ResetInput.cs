namespace PolicyMarket.Web.People;

/// <summary>What the form for another person's password sends; empty: a one-time password is made.</summary>
public sealed class ResetInput
{
    public string? Password { get; set; }
}
