namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>
/// One sheet within a block. AsOf as 20260131; Start, HeadLength and Length (of the values) are bytes of the block. HasSeal: a seal of the right length is
/// stored.
/// </summary>
internal readonly record struct SheetMark(long FirmId, long SheetId, int AsOf, long BatchId, int Start, int HeadLength, int Length, bool HasSeal)
{
    /// <summary>Later ones replace earlier ones.</summary>
    public bool IsBefore(in SheetMark other) =>
        FactMerge.OrderOf(AsOf, BatchId, SheetId).CompareTo(FactMerge.OrderOf(other.AsOf, other.BatchId, other.SheetId)) < 0;
}
