using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Data.Claims.Filing;

/// <summary>How claims are numbered.</summary>
public sealed class ClaimOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Claims";

    /// <summary>The letters before the date, e.g. LY of 涟源.</summary>
    [RegularExpression("^[A-Z]{1,6}$", ErrorMessage = "Claims:NumberPrefix 应为 1 到 6 个大写字母。")]
    public string NumberPrefix { get; init; } = "LY";
}
