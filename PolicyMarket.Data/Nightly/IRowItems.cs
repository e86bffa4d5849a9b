namespace PolicyMarket.Data.Nightly;

/// <summary>Chosen items by row of a match; for one reader that goes on by rising row.</summary>
internal interface IRowItems
{
    /// <summary>Makes some rows in succession ready, which lets those before them go.</summary>
    void Fill(int firstRow, int count);

    /// <summary>Rising places in the plan; the row counts from the first row of the whole match.</summary>
    ReadOnlySpan<int> ItemsOf(int row);
}
