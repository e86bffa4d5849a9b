namespace PolicyMarket.Data.Generation;

/// <summary>Firms that are written in one transaction, each with one sheet for each of the sources, in their order.</summary>
internal sealed record FirmBlock(IReadOnlyList<(GeneratedFirm Firm, byte[][] Sheets)> Firms);
