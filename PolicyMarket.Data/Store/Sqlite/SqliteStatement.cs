using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PolicyMarket.Data.Store.Sqlite;

/// <summary>A prepared statement by its handle, which hands out the bytes of the page: an ADO reader takes many times as long.</summary>
internal sealed class SqliteStatement : IRawStatement
{
    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt statement;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        this.connection = connection;
        Demand(raw.sqlite3_prepare_v2(Handle, sql, out statement), raw.SQLITE_OK);
        DemandOrder(sql);
    }

    private sqlite3 Handle => connection.Handle ?? throw new InvalidOperationException("A statement needs an open connection.");

    public IRawStatement Bind(int parameter, long value)
    {
        Demand(raw.sqlite3_bind_int64(statement, parameter, value), raw.SQLITE_OK);
        return this;
    }

    public IRawStatement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        Demand(raw.sqlite3_bind_blob(statement, parameter, value), raw.SQLITE_OK);
        return this;
    }

    public IRawStatement BindText(int parameter, ReadOnlySpan<byte> value)
    {
        Demand(raw.sqlite3_bind_text(statement, parameter, value), raw.SQLITE_OK);
        return this;
    }

    public IRawStatement Reset()
    {
        Demand(raw.sqlite3_reset(statement), raw.SQLITE_OK);
        return this;
    }

    public void Run()
    {
        Demand(raw.sqlite3_step(statement), raw.SQLITE_DONE);
        Demand(raw.sqlite3_reset(statement), raw.SQLITE_OK);
    }

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

    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(statement, column);

    public void Dispose() => statement.Dispose();

    /// <summary>"$2" is a mere name for SQLite, which numbers parameters in the order in which they first occur.</summary>
    private void DemandOrder(string sql)
    {
        for (var parameter = 1; parameter <= raw.sqlite3_bind_parameter_count(statement); parameter++)
        {
            var name = raw.sqlite3_bind_parameter_name(statement, parameter).utf8_to_string();
            if (name != string.Create(CultureInfo.InvariantCulture, $"${parameter}"))
            {
                statement.Dispose();
                throw new ArgumentException($"Parameter {parameter} is called {name}: {sql}", nameof(sql));
            }
        }
    }

    private void Demand(int result, int wanted)
    {
        if (result != wanted)
        {
            throw new SqliteException(raw.sqlite3_errmsg(Handle).utf8_to_string(), result, raw.sqlite3_extended_errcode(Handle));
        }
    }
}
