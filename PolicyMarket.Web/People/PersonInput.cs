using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Web.People;

/// <summary>Fields of the form for a new account. A form without any ticked role sends no list: it is empty, never null.</summary>
public sealed class PersonInput
{
    [Required(ErrorMessage = "请填写登录名。")]
    public string UserName { get; set; } = "";

    [Required(ErrorMessage = "请填写姓名。")]
    public string Name { get; set; } = "";

    /// <summary>Empty: a one-time password is made.</summary>
    public string? Password { get; set; }

    public long? DepartmentId { get; set; }

    public string? CreditCode { get; set; }

    [System.Diagnostics.CodeAnalysis.AllowNull]
    public List<string> Roles
    {
        get;
        set => field = value ?? [];
    } = [];
}
