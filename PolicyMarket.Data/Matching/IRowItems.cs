namespace PolicyMarket.Data.Matching;

/// <summary>Items by row, for some rows of a match.</summary>
internal interface IRowItems
{
    /// <summary>Rising places in the plan; the row counts from the first row of the whole match.</summary>
    ReadOnlySpan<int> ItemsOf(int row);
}
