using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Outlook;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Offers.Doubts;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Records;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Store.Sqlite;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Values;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Firms;
using PolicyMarket.Web.Firms.DeliveredFacts;
using PolicyMarket.Web.Matching;
using PolicyMarket.Web.Offers;
using PolicyMarket.Web.Policies.Search;

namespace PolicyMarket.Tests.Data.Nightly;

/// <summary>
/// Every column that holds bytes or JSON is damaged in turn, by the model of the database, so that a new column is tried as well: the night ends, and the pages
/// open.
/// </summary>
public sealed class DamagedColumnTests
{
    private static readonly string[] Garbage = ["X'FFFFFFFFFFFFFFFFFFFFFFFF'", "X''", "CAST('{\"a\":' AS BLOB)", "'{'", "17"];

    public static TheoryData<string, string> Columns()
    {
        using var db = new SqlitePolicyMarketDb(new DbContextOptionsBuilder<SqlitePolicyMarketDb>().UseSqlite("Data Source=:memory:").Options);
        var data = new TheoryData<string, string>();
        foreach (
            var (table, column) in from entity in db.Model.GetEntityTypes()
            from property in entity.GetProperties()
            where property.ClrType == typeof(byte[]) || property.Name.EndsWith("Json", StringComparison.Ordinal)
            select (entity.GetTableName() ?? "", property.GetColumnName())
        )
        {
            data.Add(table, column);
        }

        data.Add("Firms", "Region");
        data.Add("Firms", "CreditCode");
        data.Add("FactSheets", "AsOf");
        data.Add("FactSheets", "Period");
        return data;
    }

    [Fact]
    public void Columns_are_found() => Assert.InRange(Columns().Count, 10, 40);

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task A_damaged_column_stops_neither_the_night_nor_a_page(string table, string column)
    {
        foreach (var garbage in Garbage)
        {
            await using var county = await MatchingCounty.CreateAsync(seed: 6);
            await county.RunAsync();
            await county.DeliverSomeAsync(new Random(3), share: 3);
            await DamageAsync(county, table, column, garbage);
            await county.Record.RestartAsync();
            var story = $"{table}.{column} = {garbage}";

            var run = await Demand(() => county.RunAsync(MatchingCounty.Tonight.AddDays(1)), story);

            Assert.True(table != "FactSheets" || run.FirmsLeftOut > 0, $"{story}: nobody was left out.");
            Assert.True(table != "PolicyItemVersions" || run.LeftOut.Damaged > 0, $"{story}: no item was left out.");
            await OpenPagesAsync(county.Record, run.RunId, story);
            await Demand(() => county.RunAsync(MatchingCounty.Tonight.AddDays(2)), story + ", the night after");
        }
    }

    private static async Task OpenPagesAsync(TestRecord record, long runId, string story)
    {
        var factory = record.Get<IDbContextFactory<PolicyMarketDb>>();
        var ct = CancellationToken.None;
        var firms = await record.ReadAsync(db => db.Firms.Select(f => f.Id).ToListAsync());
        var department = await record.ReadAsync(db => db.Departments.Select(d => d.Id).FirstAsync());
        var officer = await PersonAsync(record, "page-officer", Roles.Officer, department, null);
        var supervisor = await PersonAsync(record, "page-supervisor", Roles.Supervisor, null, null);
        var catalog = AttributeCatalog.Starter;
        var money = new FirmMoneyQueries(record.Get<DeterminationRecordReader>(), WorkingDays.Weekdays, record.Business);
        var home = new FirmQueries(factory, record.Get<FirmOutlook>(), money, record.Get<PlanReader>(), catalog, record.Business);
        var data = new FirmDataQueries(factory, record.Get<FirmFacts>(), catalog, record.Business, record.Get<PolicyMarket.Data.Audit.AccessLog>());
        foreach (var firm in firms)
        {
            var firmUser = await PersonAsync(record, $"page-firm-{firm}", Roles.Firm, null, firm);
            await Demand(() => home.HomeAsync(new PersonId(firmUser), ct), story);
            await Demand(() => data.ReadOwnAsync(new PersonId(firmUser), ct), story);
        }

        await Demand(() => new ItemCache(factory, record.Get<PublishedRules>(), catalog, record.Get<PublicContent>()).ItemsAsync(ct), story);
        await Demand(
            () =>
                new RunsQueries(
                    factory,
                    catalog,
                    record.Get<RunFaults>(),
                    record.Get<LeftOutFirms>(),
                    record.Get<OpinionReader>(),
                    record.Business
                ).ReadAsync(new PersonId(supervisor), runId, ct),
            story
        );
        await Demand(
            () =>
                new PreCheckQueries(factory, record.Get<HeldItems>(), record.Get<DoubtFinder>(), record.Business).QueueAsync(
                    new PersonId(officer),
                    new PreCheckFilter(null, null),
                    ct
                ),
            story
        );
        foreach (var receipt in await Demand(() => record.ReadAsync(db => db.Offers.Select(o => o.ReceiptJson).ToListAsync()), story))
        {
            record.Get<DeterminationRecordReader>().Read(receipt);
        }

        foreach (var check in record.Services.GetServices<IDatabaseCheck>())
        {
            await Demand(() => check.CheckAsync(ct), story);
        }
    }

    private static async Task<long> PersonAsync(TestRecord record, string name, string role, long? departmentId, long? firmId) =>
        await record.ReadAsync(db => db.Users.Where(p => p.UserName == name).Select(p => (long?)p.Id).SingleOrDefaultAsync())
        ?? await record.PersonAsync(name, role, departmentId, firmId);

    /// <summary>Round the triggers and the checks, as the disk does it: the first three rows.</summary>
    private static Task DamageAsync(MatchingCounty county, string table, string column, string garbage) =>
        county.Record.ReadAsync(async db =>
        {
            foreach (
                var trigger in await db
                    .Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' AND name NOT LIKE '%SealedInsert'")
                    .ToListAsync()
            )
            {
                await db.Database.ExecuteSqlAsync(FormattableStringFactory.Create($"DROP TRIGGER \"{trigger}\""));
            }

            var value = column == "CreditCode" ? $"{garbage} || rowid" : garbage;
            var sql =
                $"PRAGMA ignore_check_constraints = ON; UPDATE \"{table}\" SET \"{column}\" = {value} WHERE rowid IN (SELECT rowid FROM \"{table}\" ORDER BY rowid LIMIT 3)";
            return await db.Database.ExecuteSqlAsync(
                FormattableStringFactory.Create(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal))
            );
        });

    private static async Task<T> Demand<T>(Func<Task<T>> work, string story)
    {
        try
        {
            return await work();
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"{story}: {failure.Message}", failure);
        }
    }
}
