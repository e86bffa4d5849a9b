using System.Globalization;
using PolicyMarket.Data.Demonstration.County;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Payouts.Paying;

namespace PolicyMarket.Data.Demonstration;

/// <summary>Invented paying accounts of the demonstration's funds, and invented CNAPS codes of its banks, as the lists that finance would import.</summary>
internal sealed class DemonstrationPayers(PayingDirectory directory)
{
    private const string TreasuryBank = "涟源市国库支付中心代理银行";
    private const string Holder = "涟源市财政局";

    /// <summary>The first digits of an invented code: kind of bank and city.</summary>
    private const string CodeStart = "4025627";
    private static readonly string[] BranchColumns = ["行名", "行号"];

    public async Task RegisterAsync(IReadOnlyList<(DemonstrationFund Fund, long Id)> funds, int year, CancellationToken ct)
    {
        using var branches = new MemoryStream(
            CsvExport.File([BranchColumns, .. DemonstrationAccounts.Banks.Select((bank, at) => (string[])[bank, Code(at + 1)])])
        );
        DemonstrationStep.Demand(await directory.TakeBranchesAsync(branches, ct));
        using var payers = new MemoryStream(CsvExport.File([PayerFile.Columns, .. funds.Select((fund, at) => Payer(fund.Fund, at + 1, year))]));
        DemonstrationStep.Demand(await directory.TakePayersAsync(payers, ct));
    }

    private static string[] Payer(DemonstrationFund fund, int index, int year) =>
        [
            string.Create(CultureInfo.InvariantCulture, $"{fund.Code}-{year}"),
            Holder,
            TreasuryBank,
            string.Create(CultureInfo.InvariantCulture, $"4313820000{index:000000}"),
            Code(0),
            DemonstrationRegion.Home.Region,
            string.Create(CultureInfo.InvariantCulture, $"1{index:00}001"),
            string.Create(CultureInfo.InvariantCulture, $"2150{index:000}"),
            "50799",
            string.Create(CultureInfo.InvariantCulture, $"43138221{index:0000}"),
            "一般公共预算资金",
            string.Format(CultureInfo.InvariantCulture, fund.Note, year),
        ];

    private static string Code(int index)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"{CodeStart}{index:0000}");
        return string.Create(CultureInfo.InvariantCulture, $"{digits}{ClearingCode.CheckDigit(digits)}");
    }
}
