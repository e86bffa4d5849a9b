namespace PolicyMarket.Web.Imports.Work;

/// <summary>One file that was taken in, as the list shows it.</summary>
public sealed record ImportBatchRow(
    long Id,
    string Source,
    string Period,
    DateOnly AsOf,
    string FileName,
    int RowCount,
    int NewFirms,
    string ImportedBy,
    DateTime ImportedAt
);
