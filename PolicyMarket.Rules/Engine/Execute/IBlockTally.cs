namespace PolicyMarket.Rules.Engine.Execute;

/// <summary>Counts the rows of evaluated blocks; one thread each.</summary>
internal interface IBlockTally
{
    /// <summary>Adds the rows of one item in one block: a bit for each row from firstRow on.</summary>
    void Add(int item, int firstRow, ReadOnlySpan<ulong> certain, ReadOnlySpan<ulong> unknown);
}
