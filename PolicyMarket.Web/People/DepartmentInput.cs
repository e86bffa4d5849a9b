using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Web.People;

/// <summary>Fields of the form for a new department.</summary>
public sealed class DepartmentInput
{
    [Required(ErrorMessage = "请填写简称。")]
    public string Key { get; set; } = "";

    [Required(ErrorMessage = "请填写名称。")]
    public string Name { get; set; } = "";

    /// <summary>GB/T 2260 code; empty for no limit.</summary>
    public string? Region { get; set; }
}
