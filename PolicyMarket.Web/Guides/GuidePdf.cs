using PolicyMarket.Web.Vouchers;
using SkiaSharp;

namespace PolicyMarket.Web.Guides;

/// <summary>Draws the guide of an item.</summary>
internal static class GuidePdf
{
    public static byte[] Draw(ItemGuide guide, SKTypeface typeface)
    {
        using var sheet = new PdfSheet(typeface, $"办事指南：{guide.Title}", $"{guide.Edition} · 政策超市");
        sheet.Heading("办事指南", 16);
        sheet.Gap(4);
        sheet.Heading(guide.Title, 14);
        foreach (var part in guide.Parts)
        {
            sheet.Gap(14);
            sheet.Text(part.Heading, 12, isQuiet: false);
            foreach (var field in part.Fields)
            {
                sheet.Pair(field.Name, field.Lines[0], 10);
                foreach (var line in field.Lines.Skip(1))
                {
                    sheet.Pair("", line, 10);
                }
            }
        }

        return sheet.Finish();
    }
}
