using SkiaSharp;

namespace PolicyMarket.Web.Vouchers;

/// <summary>The font of documents: the configured file, or the first of the usual places that exists. A document embeds the signs that it uses.</summary>
public sealed class DocumentFont(DocumentOptions options) : IDisposable
{
    /// <summary>Simplified Chinese is the third face of Noto's collection and the first one elsewhere.</summary>
    private static readonly (string File, int Face)[] Places =
    [
        ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
        ("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", 2),
        ("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc", 2),
        ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
        ("C:/Windows/Fonts/msyh.ttc", 0),
        ("C:/Windows/Fonts/simhei.ttf", 0),
        ("/System/Library/Fonts/PingFang.ttc", 0),
    ];

    private readonly Lazy<SKTypeface?> typeface = new(() => Load(options));

    /// <summary>Null when there is no font with Chinese signs.</summary>
    public SKTypeface? Typeface => typeface.Value;

    public void Dispose()
    {
        if (typeface.IsValueCreated)
        {
            typeface.Value?.Dispose();
        }
    }

    private static SKTypeface? Load(DocumentOptions options)
    {
        (string File, int Face)[] places = options.FontFile.Length > 0 ? [(options.FontFile, options.FontIndex)] : Places;
        return places.Where(place => File.Exists(place.File)).Select(place => SKTypeface.FromFile(place.File, place.Face)).FirstOrDefault(IsChinese);
    }

    private static bool IsChinese(SKTypeface? face)
    {
        if (face is null)
        {
            return false;
        }

        using var font = new SKFont(face);
        return font.ContainsGlyph('凭') && font.ContainsGlyph('0');
    }
}
