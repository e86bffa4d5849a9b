using PolicyMarket.Data.Payouts;
using PolicyMarket.Web.Ui;
using SkiaSharp;

namespace PolicyMarket.Web.Vouchers;

/// <summary>Draws a firm's statement of a year.</summary>
internal static class StatementPdf
{
    private static readonly (float Left, float Width)[] Columns = [(PdfSheet.Margin, 62), (122, 100), (226, 148), (380, 78), (462, 77)];

    public static byte[] Draw(PaidStatement statement, SKTypeface typeface)
    {
        var title = VoucherWording.StatementTitle(statement.Year);
        using var sheet = new PdfSheet(typeface, title, VoucherWording.Made(statement.MadeAt));
        sheet.Heading(title);
        sheet.Gap(10);
        sheet.Pair(VoucherWording.Firm, statement.FirmName);
        sheet.Pair(VoucherWording.CreditCode, statement.CreditCode);
        sheet.Gap(8);
        if (statement.Lines.IsEmpty)
        {
            sheet.Text(VoucherWording.NoLines(statement.Year), 11, isQuiet: false);
            return sheet.Finish();
        }

        sheet.Text(VoucherWording.StatementLead(statement.Lines.Length, statement.TotalFen), 11, isQuiet: false);
        sheet.Gap(8);
        sheet.Row(VoucherWording.StatementHead, Columns, isHead: true);
        foreach (var line in statement.Lines)
        {
            sheet.Row(
                [
                    Formats.Date(line.PaidOn),
                    line.ClaimNumber,
                    $"{line.ItemTitle}（{PeriodText.EntitlementPeriodInWords(line.Period)}）",
                    line.BankReference,
                    Formats.YuanFigure(line.AmountFen),
                ],
                Columns,
                isHead: false
            );
        }

        sheet.Row([VoucherWording.Total, "", "", "", Formats.YuanFigure(statement.TotalFen)], Columns, isHead: false, size: 10);
        return sheet.Finish();
    }
}
