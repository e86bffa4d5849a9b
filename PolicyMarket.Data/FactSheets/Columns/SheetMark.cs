namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>
/// One sheet within a block. AsOf as 20260131; Start, HeadLength and Length (of the values) are bytes of the block. HasSeal: a seal of the right length is
/// stored.
/// </summary>
internal readonly record struct SheetMark(long FirmId, long SheetId, int AsOf, long BatchId, int Start, int HeadLength, int Length, bool HasSeal)
{
    /// <summary>Later ones decide: the newer as-of date, then the later batch, then the later id.</summary>
    public bool IsBefore(in SheetMark other) =>
        AsOf != other.AsOf ? AsOf < other.AsOf : BatchId != other.BatchId ? BatchId < other.BatchId : SheetId < other.SheetId;
}
