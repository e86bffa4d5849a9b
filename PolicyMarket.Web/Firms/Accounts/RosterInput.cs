namespace PolicyMarket.Web.Firms.Accounts;

/// <summary>Input of the form for a bank's account list.</summary>
public sealed class RosterInput
{
    public IFormFile? File { get; set; }
}
