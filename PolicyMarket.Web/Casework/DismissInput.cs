using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Web.Casework;

/// <summary>Input of the form that dismisses a case.</summary>
public sealed class DismissInput
{
    public long CaseId { get; set; }

    [Required(ErrorMessage = "请写明为什么不再督办。")]
    public string? Reason { get; set; }
}
