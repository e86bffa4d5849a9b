using System.Text;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts.Files;

/// <summary>UTF-8 CSV with a byte order mark.</summary>
internal sealed class CsvFormat : IPaymentFormat
{
    public string Id => PaymentFormats.Csv;

    public string Mark => "CSV";

    public string Label => "CSV";

    public string Extension => "csv";

    public string ContentType => CsvExport.ContentType;

    Result<byte[]> IPaymentFormat.Write(PaymentOrder order) => Result.Ok(CsvExport.File(InstructionRows.Write(order)));

    PaymentTally IPaymentFormat.ReadBack(byte[] content)
    {
        var (rows, brokenLine) = new StrictCsv(Encoding.UTF8.GetString(content).TrimStart('\uFEFF')).Cut();
        return brokenLine is null
            ? InstructionRows.ReadBack(rows.Select(row => row.Cells))
            : throw new InvalidDataException($"The instruction has a stray quote in line {brokenLine}.");
    }
}
