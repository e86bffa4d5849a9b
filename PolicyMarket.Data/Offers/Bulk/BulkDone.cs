namespace PolicyMarket.Data.Offers.Bulk;

/// <summary>How many offers a bulk approval took, and their sum in fen. Number: of the bulk that waits for a second officer; null: approved at once.</summary>
public sealed record BulkDone(int Count, long TotalFen, string? Number);
