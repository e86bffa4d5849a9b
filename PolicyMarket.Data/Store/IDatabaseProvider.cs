using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace PolicyMarket.Data.Store;

/// <summary>The operations that each database product does in its own way; all other code is LINQ or portable SQL. A context names its provider.</summary>
internal interface IDatabaseProvider
{
    IDatabaseTriggers Triggers { get; }

    /// <summary>Prepares a statement on the connection of the context, which is open; it takes part in the transaction there.</summary>
    IRawStatement Prepare(PolicyMarketDb db, string sql);

    /// <summary>Begins a transaction that only reads: all its queries see the database of one moment, and it holds up no writer.</summary>
    Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken ct);

    /// <summary>True when a save failed because a row with the same key exists.</summary>
    bool IsDuplicateKey(DbUpdateException failure);

    /// <summary>Moves the write-ahead log into the database, as far as no reader is held up. The caller holds the write lock.</summary>
    Task CheckpointAsync(PolicyMarketDb db, CancellationToken ct);

    /// <summary>Gives the connection of the context the memory that a large load needs, or takes it back.</summary>
    Task SetLoadCacheAsync(PolicyMarketDb db, bool isLoading, CancellationToken ct);

    /// <summary>
    /// SQL expression in a query of a table: the values of the rows that name the present row, rising, with commas; NULL when there are none.
    /// </summary>
    string Joined(JoinedColumn joined, string table);
}
