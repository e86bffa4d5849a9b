namespace PolicyMarket.Web.Firms.Accounts;

/// <summary>Fields of the accounts form.</summary>
public sealed class AccountInput
{
    public string? Holder { get; set; }

    public string? BankName { get; set; }

    public string? Number { get; set; }
}
