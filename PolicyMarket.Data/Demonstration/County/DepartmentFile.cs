using System.Text;
using PolicyMarket.Data.Files;

namespace PolicyMarket.Data.Demonstration.County;

/// <summary>One department's file as it would be delivered: CSV with a header row of attribute names. A firm without any of its facts has no row.</summary>
internal sealed record DepartmentFile(string Source, string Period, DateOnly AsOf, IReadOnlyList<string> Attributes)
{
    private const string Code = "unified_social_credit_code";

    /// <summary>Attributes of another department that this one reports too, where it knows another value.</summary>
    public IReadOnlyList<string> Second { get; init; } = [];

    public string FileName => $"演示数据-{Source}-{Period}.csv";

    /// <summary>UTF-8; a missing fact is an empty cell.</summary>
    public async Task WriteAsync(Stream stream, IReadOnlyList<DemonstrationFirm> firms, CancellationToken ct)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await writer.WriteAsync(CsvExport.Line([Code, .. Attributes, .. Second]).AsMemory(), ct);
        foreach (var firm in firms.Where(firm => Attributes.Any(firm.Cells.ContainsKey)))
        {
            var row = Attributes.Select(attribute => firm.Cells.GetValueOrDefault(attribute, ""));
            var second = Second.Select(attribute => firm.Disputed.GetValueOrDefault(attribute, ""));
            await writer.WriteAsync(CsvExport.Line([firm.CreditCode, .. row, .. second]).AsMemory(), ct);
        }
    }
}
