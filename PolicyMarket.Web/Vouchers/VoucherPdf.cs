using PolicyMarket.Data.Payouts;
using PolicyMarket.Web.Ui;
using SkiaSharp;

namespace PolicyMarket.Web.Vouchers;

/// <summary>Draws the voucher of one sum that arrived.</summary>
internal static class VoucherPdf
{
    private const int CheckSigns = 16;

    public static byte[] Draw(PaidVoucher voucher, SKTypeface typeface)
    {
        using var sheet = new PdfSheet(typeface, $"{VoucherWording.VoucherTitle} {voucher.ClaimNumber}", VoucherWording.Made(voucher.MadeAt));
        sheet.Heading(VoucherWording.VoucherTitle);
        sheet.Gap(10);
        sheet.Pair(VoucherWording.ClaimNumber, voucher.ClaimNumber);
        sheet.Pair(VoucherWording.Firm, voucher.FirmName);
        sheet.Pair(VoucherWording.CreditCode, voucher.CreditCode);
        sheet.Pair(VoucherWording.Item, $"{voucher.ItemTitle}（{PeriodText.EntitlementPeriodInWords(voucher.Period)}）");
        sheet.Pair(VoucherWording.Basis, $"《{voucher.DocumentTitle}》{(voucher.DocumentNumber is { } number ? $"（{number}）" : "")}");
        sheet.Pair(VoucherWording.Department, voucher.DepartmentName);
        sheet.Pair(VoucherWording.Fund, voucher.FundName);
        sheet.Pair(VoucherWording.Amount, VoucherWording.AmountInWords(voucher.AmountFen), 13);
        sheet.Pair(VoucherWording.PaidOn, Formats.DateAndWeekday(voucher.PaidOn));
        sheet.Pair(VoucherWording.Account, $"{voucher.AccountHolder} · {voucher.Account}");
        sheet.Pair(VoucherWording.BankReference, voucher.BankReference);
        sheet.Pair(VoucherWording.CheckCode, voucher.ReceiptHash[..CheckSigns]);
        sheet.Gap(12);
        sheet.Text(VoucherWording.VoucherNote);
        return sheet.Finish();
    }
}
