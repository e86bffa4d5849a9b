using System.Collections.Immutable;

namespace PolicyMarket.Data.Payouts.Files;

/// <summary>Every format in the order of the menu.</summary>
public static class PaymentFormats
{
    public const string Csv = "csv";
    public const string Workbook = "xlsx";
    public const string Pain001 = "pain.001";
    public const string Treasury = "treasury";

    public static ImmutableArray<IPaymentFormat> All { get; } = [new CsvFormat(), new WorkbookFormat(), new Pain001Format(), new TreasuryFormat()];

    /// <summary>Null when there is no such format.</summary>
    public static IPaymentFormat? Find(string id) => All.FirstOrDefault(format => format.Id == id);
}
