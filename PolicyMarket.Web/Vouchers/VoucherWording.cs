using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Vouchers;

/// <summary>Chinese texts of vouchers and statements, and of their refusals.</summary>
internal static class VoucherWording
{
    public const string VoucherTitle = "惠企资金到账凭证";

    public const string NoFont =
        "服务器上没有中文字体，现在不能生成 PDF，办理和到账不受影响。请管理员安装 fonts-noto-cjk，或在配置 Documents:FontFile 里写明字体文件。";

    public const string Firm = "企业";

    public const string CreditCode = "统一社会信用代码";

    public const string Item = "兑现事项";

    public const string Basis = "政策依据";

    public const string Department = "主管部门";

    public const string Fund = "资金来源";

    public const string Amount = "到账金额";

    public const string PaidOn = "到账日期";

    public const string Account = "收款账户";

    public const string BankReference = "银行流水号";

    public const string ClaimNumber = "受理号";

    public const string CheckCode = "核对码";

    public const string VoucherNote = "本凭证由政策超市按封存的拨付记录生成。核对码与平台上该受理号的兑现凭证一致，可凭受理号在平台核对。";

    public const string Total = "合计";

    public static string[] StatementHead { get; } = ["到账日期", "受理号", "事项", "银行流水号", "金额（元）"];

    public static string StatementTitle(int year) => $"惠企资金到账对账单（{year} 年）";

    public static string StatementLead(int count, long totalFen) => $"全年到账 {count} 笔，合计 {Formats.Yuan(totalFen)}。退回后未重新到账的不在其中。";

    public static string NoLines(int year) => $"{year} 年没有到账的款项。";

    public static string Made(DateTime utc) => $"生成时间 {Formats.Instant(utc)} · 政策超市";

    public static string PageNumber(int page) => $"第 {page} 页";

    /// <summary>In figures and in words: "100,000.00 元（人民币壹拾万元整）".</summary>
    public static string AmountInWords(long fen) => $"{Formats.Yuan(fen)}（人民币{FinancialAmount.InWords(fen)}）";
}
