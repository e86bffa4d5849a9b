using PolicyMarket.Data.Imports.Reading;

namespace PolicyMarket.Data.Payouts;

/// <summary>The shape of a bank result file; what the cells say is for <see cref="BankResultFit"/>.</summary>
internal static class BankResultFile
{
    /// <summary>The columns of the actual payee, when the bank gives them.</summary>
    private static readonly string[] Optional = ["实际户名", "实际账号"];

    public static readonly string[] Columns = ["拨付编号", "金额", "结果", "日期", "流水号", "原因", .. Optional];

    /// <summary>Cells in the order of <see cref="Columns"/>; the last two are empty when the file does not have them.</summary>
    public static Task<SmallTable> ReadAsync(Stream file, CancellationToken ct) =>
        SmallTable.ReadAsync(file, PayoutWording.BankFile, Columns[..^Optional.Length], Optional, ct);
}
