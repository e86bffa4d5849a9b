using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PolicyMarket.Data.Store;

/// <summary>
/// A prepared statement by its handle, for the rows that come by the million: a command and its parameters cost more than the row. Parameters count from 1,
/// columns from 0.
/// </summary>
internal sealed class RawStatement : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt statement;

    public RawStatement(SqliteConnection connection, string sql)
    {
        this.connection = connection;
        Demand(raw.sqlite3_prepare_v2(Handle, sql, out statement), raw.SQLITE_OK);
    }

    private sqlite3 Handle => connection.Handle ?? throw new InvalidOperationException("A statement needs an open connection.");

    public RawStatement Bind(int parameter, long value)
    {
        Demand(raw.sqlite3_bind_int64(statement, parameter, value), raw.SQLITE_OK);
        return this;
    }

    public RawStatement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        Demand(raw.sqlite3_bind_blob(statement, parameter, value), raw.SQLITE_OK);
        return this;
    }

    /// <summary>A text by its UTF-8 bytes.</summary>
    public RawStatement BindText(int parameter, ReadOnlySpan<byte> value)
    {
        Demand(raw.sqlite3_bind_text(statement, parameter, value), raw.SQLITE_OK);
        return this;
    }

    /// <summary>Begins again: what is bound stays, what was read is no longer valid.</summary>
    public RawStatement Reset()
    {
        Demand(raw.sqlite3_reset(statement), raw.SQLITE_OK);
        return this;
    }

    /// <summary>Runs a statement that returns nothing; it can be bound and run again.</summary>
    public void Run()
    {
        Demand(raw.sqlite3_step(statement), raw.SQLITE_DONE);
        Demand(raw.sqlite3_reset(statement), raw.SQLITE_OK);
    }

    /// <summary>False when there is no further row.</summary>
    public bool Next()
    {
        var result = raw.sqlite3_step(statement);
        if (result != raw.SQLITE_ROW)
        {
            Demand(result, raw.SQLITE_DONE);
            return false;
        }

        return true;
    }

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    /// <summary>The bytes of a blob or of a text; valid until the next row is asked for.</summary>
    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(statement, column);

    public void Dispose() => statement.Dispose();

    private void Demand(int result, int wanted)
    {
        if (result != wanted)
        {
            throw new SqliteException(raw.sqlite3_errmsg(Handle).utf8_to_string(), result);
        }
    }
}
