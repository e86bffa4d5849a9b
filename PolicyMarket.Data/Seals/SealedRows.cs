using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Seals;

/// <summary>Reads sealed rows as the database stores them and hashes their columns; a row that no entity could be made of is read as well.</summary>
internal static class SealedRows
{
    private const int IdsInOneQuery = 400;

    /// <summary>Content hashes of the rows with these ids, by id; a row that is not there has none.</summary>
    public static async Task<Dictionary<long, byte[]>> HashesAsync(PolicyMarketDb db, SealedKind kind, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var hashes = new Dictionary<long, byte[]>(ids.Count);
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            foreach (var chunk in ids.Chunk(IdsInOneQuery))
            {
                var list = string.Join(',', chunk.Select(id => id.ToString(CultureInfo.InvariantCulture)));
                await using var command = Command(db, $"{Select(db, kind)} WHERE \"Id\" IN ({list})");
                await using var reader = await command.ExecuteReaderAsync(ct);
                while (await reader.ReadAsync(ct))
                {
                    var id = reader.GetInt64(0);
                    hashes[id] = Hash(kind, id, reader);
                }
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        return hashes;
    }

    /// <summary>All rows of the table in the order of their ids. The connection is open.</summary>
    public static async IAsyncEnumerable<(long Id, byte[] Hash)> AllAsync(
        PolicyMarketDb db,
        SealedKind kind,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct
    )
    {
        await using var command = Command(db, $"{Select(db, kind)} ORDER BY \"Id\"");
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var id = reader.GetInt64(0);
            yield return (id, Hash(kind, id, reader));
        }
    }

    public static DbCommand Command(PolicyMarketDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    private static string Select(PolicyMarketDb db, SealedKind kind)
    {
        var values = kind.Columns.Select(column => $"\"{column}\"").Concat(kind.Additions.Select(joined => db.Provider.Joined(joined, kind.Table)));
        return $"SELECT \"Id\", {string.Join(", ", values)} FROM \"{kind.Table}\"";
    }

    /// <summary>SHA-256 over table, form, id and every column with its storage class and length.</summary>
    private static byte[] Hash(SealedKind kind, long id, DbDataReader row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind.Table}\u001f{kind.Form}\u001f{id}\u001f")));
        for (var column = 1; column <= kind.Columns.Length + kind.Additions.Length; column++)
        {
            Append(hash, row.GetValue(column));
        }

        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, object value)
    {
        var (tag, bytes) = value switch
        {
            DBNull => ((byte)'n', []),
            long number => ((byte)'i', Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture))),
            string text => ((byte)'t', Encoding.UTF8.GetBytes(text)),
            double real => ((byte)'r', Encoding.ASCII.GetBytes(real.ToString("R", CultureInfo.InvariantCulture))),
            byte[] blob => ((byte)'b', blob),
            _ => throw new InvalidOperationException($"A column holds a {value.GetType().Name}, which no seal covers."),
        };
        Span<byte> head = stackalloc byte[5];
        head[0] = tag;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], bytes.Length);
        hash.AppendData(head);
        hash.AppendData(bytes);
    }
}
