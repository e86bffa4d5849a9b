namespace PolicyMarket.Web.Funds;

/// <summary>What the form for a new fund sends.</summary>
public sealed class CreateInput
{
    public string? Code { get; set; }

    public string? Name { get; set; }

    public int Year { get; set; }
}
