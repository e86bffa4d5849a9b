using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Web.Vouchers;

/// <summary>How documents are drawn.</summary>
public sealed class DocumentOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Documents";

    /// <summary>A font file with Chinese and Latin signs; empty: one of the usual places of the operating system.</summary>
    [StringLength(500, ErrorMessage = "Documents:FontFile 最多 500 个字。")]
    public string FontFile { get; init; } = "";

    /// <summary>The face inside a collection (.ttc), from 0.</summary>
    [Range(0, 100, ErrorMessage = "Documents:FontIndex 应在 0 与 100 之间。")]
    public int FontIndex { get; init; }
}
