using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Store.Sqlite;

public sealed class SqliteStatementTests
{
    [Fact]
    public async Task Values_are_bound_and_read_by_their_number()
    {
        await using var record = await TestRecord.CreateAsync();
        await using var db = record.Open();
        await using var snapshot = await ReadSnapshot.BeginAsync(db, CancellationToken.None);
        using var rows = db.Provider.Prepare(db, "SELECT $1, $2, $3, $1, NULL");

        Assert.True(rows.Bind(1, 7).Bind(2, [1, 2]).BindText(3, "县"u8).Next());
        Assert.Equal((7, 7), (rows.Number(0), rows.Number(3)));
        Assert.Equal([1, 2], rows.Blob(1).ToArray());
        Assert.Equal("县", Encoding.UTF8.GetString(rows.Blob(2)));
        Assert.Equal((false, true), (rows.IsNull(3), rows.IsNull(4)));
        Assert.False(rows.Next());

        Assert.True(rows.Reset().Bind(1, 8).Next());
        Assert.Equal(8, rows.Number(0));
    }

    [Theory]
    [InlineData("SELECT $2, $1")]
    [InlineData("SELECT $1, $3")]
    [InlineData("SELECT ?1")]
    [InlineData("SELECT @id")]
    public async Task Parameters_out_of_order_are_refused(string sql)
    {
        await using var record = await TestRecord.CreateAsync();
        await using var db = record.Open();
        await db.Database.OpenConnectionAsync();

        Assert.Throws<ArgumentException>(() => db.Provider.Prepare(db, sql));
    }
}
