using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Web.People;

/// <summary>What the form for a new account sends.</summary>
public sealed class PersonInput
{
    [Required(ErrorMessage = "请填写登录名。")]
    public string UserName { get; set; } = "";

    [Required(ErrorMessage = "请填写姓名。")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "请填写初始密码。")]
    public string Password { get; set; } = "";

    public long? DepartmentId { get; set; }

    public string? CreditCode { get; set; }

    public List<string> Roles { get; set; } = [];
}
