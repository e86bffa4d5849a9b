using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Web.People.SignIn;

/// <summary>Fields of the sign-in form.</summary>
public sealed class SignInInput
{
    [Required(ErrorMessage = "请填写登录名。")]
    public string UserName { get; set; } = "";

    [Required(ErrorMessage = "请填写密码。")]
    public string Password { get; set; } = "";
}
