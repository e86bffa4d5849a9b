using System.Text;
using ExcelDataReader;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts.Files;

/// <summary>A workbook in which every cell is text.</summary>
internal sealed class WorkbookFormat : IPaymentFormat
{
    public string Id => PaymentFormats.Workbook;

    public string Mark => "XLSX";

    public string Label => "Excel";

    public string Extension => "xlsx";

    public string ContentType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    Result<byte[]> IPaymentFormat.Write(PaymentOrder order) => Result.Ok(InstructionWorkbook.Write(InstructionRows.Write(order)));

    PaymentTally IPaymentFormat.ReadBack(byte[] content)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var stream = new MemoryStream(content, writable: false);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) as string ?? "")]);
        }

        return InstructionRows.ReadBack(rows);
    }
}
