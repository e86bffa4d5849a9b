namespace PolicyMarket.Data.Store;

/// <summary>
/// A prepared statement for the rows that come by the million: a command and its parameters cost more than the row. Its text is portable SQL with parameters
/// $1, $2, … in the order in which they first occur. Parameters count from 1, columns from 0.
/// </summary>
internal interface IRawStatement : IDisposable
{
    IRawStatement Bind(int parameter, long value);

    IRawStatement Bind(int parameter, ReadOnlySpan<byte> value);

    /// <summary>A text by its UTF-8 bytes.</summary>
    IRawStatement BindText(int parameter, ReadOnlySpan<byte> value);

    /// <summary>Begins again: what is bound stays, what was read is no longer valid.</summary>
    IRawStatement Reset();

    /// <summary>Runs a statement that returns nothing; it can be bound and run again.</summary>
    void Run();

    /// <summary>False when there is no further row.</summary>
    bool Next();

    long Number(int column);

    bool IsNull(int column);

    /// <summary>The bytes of a blob or of a text; valid until the next row is asked for.</summary>
    ReadOnlySpan<byte> Blob(int column);
}
