namespace PolicyMarket.Web.Firms;

/// <summary>What the form of a bank's account list sends.</summary>
public sealed class RosterInput
{
    public IFormFile? File { get; set; }
}
