using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Web.Firms.Accounts;

/// <summary>What the accounts form sends.</summary>
public sealed class AccountInput
{
    [Required(ErrorMessage = "请填写户名。")]
    public string Holder { get; set; } = "";

    [Required(ErrorMessage = "请填写开户银行。")]
    public string BankName { get; set; } = "";

    [Required(ErrorMessage = "请填写账号。")]
    public string Number { get; set; } = "";
}
