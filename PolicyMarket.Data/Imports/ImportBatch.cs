namespace PolicyMarket.Data.Imports;

/// <summary>One department file taken in whole. Natural key: source + period + content hash; the same file twice changes nothing.</summary>
public sealed class ImportBatch
{
    internal ImportBatch() { }

    public long Id { get; private set; }

    /// <summary>Key of the department that delivered it (市场监管, 人社, …).</summary>
    public string Source { get; internal init; } = "";

    /// <summary>The period that the facts speak of: "2025", "2026-10", or "current".</summary>
    public string Period { get; internal init; } = "";

    /// <summary>SHA-256 of the file, hex.</summary>
    public string ContentHash { get; internal init; } = "";
    public string FileName { get; internal init; } = "";

    /// <summary>The date that the values are as of.</summary>
    public DateOnly AsOf { get; internal init; }
    public int RowCount { get; internal set; }
    public int NewFirms { get; internal set; }
    public DateTime ImportedAt { get; internal init; }
    public string ImportedBy { get; internal init; } = "";
}
