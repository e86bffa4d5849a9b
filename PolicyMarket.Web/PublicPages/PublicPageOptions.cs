using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Web.PublicPages;

/// <summary>How long answers of public pages are kept. Section "PublicPages".</summary>
public sealed class PublicPageOptions
{
    public const string Section = "PublicPages";

    private const int Day = 86_400;

    /// <summary>Seconds for which a page is kept at the most; 0: every visitor gets a page of their own.</summary>
    [Range(0, Day, ErrorMessage = "PublicPages:KeptSeconds 应在 0 与 86400 之间。")]
    public int KeptSeconds { get; init; } = 60;
}
