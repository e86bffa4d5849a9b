namespace PolicyMarket.Web.Payouts;

/// <summary>What the form of the bank's result file sends.</summary>
public sealed class BankResultInput
{
    public IFormFile? File { get; set; }
}
