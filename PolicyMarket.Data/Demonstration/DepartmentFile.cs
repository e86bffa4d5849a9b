using System.Text;

namespace PolicyMarket.Data.Demonstration;

/// <summary>One department's file as it would be delivered: CSV with a header row of attribute names. A firm without any of its facts has no row.</summary>
internal sealed record DepartmentFile(string Source, string Period, DateOnly AsOf, IReadOnlyList<string> Attributes)
{
    private const string Code = "unified_social_credit_code";

    public string FileName => $"演示数据-{Source}-{Period}.csv";

    /// <summary>UTF-8; a missing fact is an empty cell.</summary>
    public async Task WriteAsync(Stream stream, IReadOnlyList<DemonstrationFirm> firms, CancellationToken ct)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        await writer.WriteLineAsync($"{Code},{string.Join(',', Attributes)}".AsMemory(), ct);
        foreach (var firm in firms.Where(firm => Attributes.Any(firm.Cells.ContainsKey)))
        {
            // No cell holds a comma, a quote or a line break: they are codes, numbers, dates and invented names.
            var row = string.Join(',', Attributes.Select(attribute => firm.Cells.GetValueOrDefault(attribute, "")));
            await writer.WriteLineAsync($"{firm.CreditCode},{row}".AsMemory(), ct);
        }
    }
}
