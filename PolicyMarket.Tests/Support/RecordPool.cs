using Microsoft.Data.Sqlite;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Store.Sqlite;

namespace PolicyMarket.Tests.Support;

/// <summary>The pooled connections of one record. All pools of the process are never cleared: other tests work with theirs.</summary>
internal static class RecordPool
{
    /// <summary>Closes what is pooled for the record of this folder.</summary>
    public static void Clear(DataOptions options)
    {
        using var connection = new SqliteConnection(SqliteStore.ConnectionString(options));
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>Closes what is pooled for every record in a folder and below, and deletes the folder.</summary>
    public static void Delete(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "policymarket.db", SearchOption.AllDirectories))
        {
            Clear(new DataOptions { Directory = Path.GetDirectoryName(file) ?? folder });
        }

        TestFolder.Delete(folder);
    }
}
