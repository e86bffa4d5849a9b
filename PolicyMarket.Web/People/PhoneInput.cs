namespace PolicyMarket.Web.People;

/// <summary>Fields of the form for the firm's phone.</summary>
public sealed class PhoneInput
{
    /// <summary>Empty: no messages any more.</summary>
    public string? Number { get; set; }

    public string? Password { get; set; }

    public string? Code { get; set; }
}
