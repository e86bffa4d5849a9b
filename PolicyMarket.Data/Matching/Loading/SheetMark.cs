namespace PolicyMarket.Data.Matching.Loading;

/// <summary>One sheet within a block. AsOf as 20260131; Start and Length are bytes of the block.</summary>
internal readonly record struct SheetMark(long FirmId, long SheetId, int AsOf, long BatchId, int Start, int Length)
{
    /// <summary>Later ones decide: the newer as-of date, then the later batch, then the later id.</summary>
    public bool IsBefore(in SheetMark other) =>
        AsOf != other.AsOf ? AsOf < other.AsOf : BatchId != other.BatchId ? BatchId < other.BatchId : SheetId < other.SheetId;
}
