using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Web.Records;

/// <summary>Input of the form that closes an alarm.</summary>
public sealed class AlarmInput
{
    [Required(ErrorMessage = "请写明查明的情况。")]
    public string? Reason { get; set; }
}
