using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Imports.Deliveries;
using PolicyMarket.Web.Commands.Shared;
using static PolicyMarket.Tests.Data.Imports.TableFiles;

namespace PolicyMarket.Tests.Data.Imports;

/// <summary>Deliveries are ordered by as-of date, whatever the order in which they arrive.</summary>
public sealed class DeliveryOrderTests
{
    private const string Head = "统一社会信用代码,企业名称,营业收入";
    private static readonly string A = FirmCode(1);
    private static readonly string B = FirmCode(2);
    private static readonly string[] Regions = ["431382", "431302", "430100"];

    [Fact]
    public async Task Same_content_with_a_later_date_becomes_the_standing_delivery_again()
    {
        await using var house = await ImportFixture.OpenAsync();
        var (first, second) = (File(1_000_000), File(9_000_000));
        await house.ImportAsync(first, asOf: Day(1));
        await house.ImportAsync(second, asOf: Day(10));

        var again = await house.ImportAsync(first, asOf: Day(18));
        var twice = await house.ImportAsync(first, asOf: Day(18));
        var old = await house.ImportAsync(second, asOf: Day(10));

        Assert.Equal((false, true, true), (again.IsRepeat, twice.IsRepeat, old.IsRepeat));
        Assert.Equal((again.BatchId, (long?)2), (twice.BatchId, old.BatchId));
        Assert.Equal("""{"revenue":1000000} 2026-11-18 3/3""", await SheetAsync(house));
    }

    [Fact]
    public async Task Older_date_replaces_neither_values_nor_name_nor_region_and_says_so()
    {
        await using var house = await ImportFixture.OpenAsync();
        await house.ImportAsync(Utf8($"{Head},注册地行政区划\n{A},新名,9000000,431382\n"), asOf: Day(10));

        var report = await house.ImportAsync(Utf8($"{Head},注册地行政区划\n{A},旧名,1000000,430100\n{B},乙厂,5,430100\n"), asOf: Day(1));

        Assert.Equal((1, Day(10)), (report.Effect.KeptNewer, report.Effect.NewestKept));
        Assert.Contains("没有用这份 2026-11-01 的旧数据替换", report.EffectSentence, StringComparison.Ordinal);
        await using var db = await house.ReadAsync();
        Assert.Equal([("新名", "431382"), ("乙厂", "430100")], (await db.Firms.OrderBy(f => f.Id).ToListAsync()).Select(f => (f.Name, f.Region)));
        Assert.Equal([9_000_000m, 5m], (await db.FactSheets.OrderBy(s => s.FirmId).ToListAsync()).Select(s => Number(s.Values)));
    }

    [Fact]
    public async Task Same_date_with_other_content_is_decided_by_the_later_arrival_which_says_so()
    {
        await using var house = await ImportFixture.OpenAsync();
        await house.ImportAsync(File(1_000_000), asOf: Day(10));

        var second = await house.ImportAsync(File(9_000_000), asOf: Day(10));
        var third = await house.ImportAsync(File(1_000_000), asOf: Day(10));

        Assert.Equal((1, 1, false), (second.Effect.ReplacedSameDate, third.Effect.ReplacedSameDate, third.IsRepeat));
        Assert.Contains("同一截止日期（2026-11-10）", second.EffectSentence, StringComparison.Ordinal);
        Assert.Equal("""{"revenue":1000000} 2026-11-10 3/3""", await SheetAsync(house));
    }

    [Fact]
    public async Task Same_values_with_a_later_date_move_the_date_only()
    {
        await using var house = await ImportFixture.OpenAsync();
        await house.ImportAsync(File(1_000_000), asOf: Day(1));

        var report = await house.ImportAsync(File(1_000_000), asOf: Day(10));

        Assert.Equal(1, report.Effect.Redated);
        Assert.Equal("""{"revenue":1000000} 2026-11-10 2/1""", await SheetAsync(house));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Any_order_of_arrival_leaves_what_the_order_of_dates_leaves(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 4; round++)
        {
            await using var house = await ImportFixture.OpenAsync();
            var stored = new List<Delivery>();
            var tried = new List<Delivery>();
            for (var arrival = 0; arrival < 14; arrival++)
            {
                var delivery =
                    tried.Count > 0 && random.Next(4) == 0 ? tried[random.Next(tried.Count)] with { Arrival = arrival } : Random(random, arrival);
                tried.Add(delivery);
                if (await SendAsync(house, delivery) is { IsStored: true, IsRepeat: false })
                {
                    stored.Add(delivery);
                }
            }

            Assert.Equal(Expected(stored), await StateAsync(house));
        }
    }

    private static Delivery Random(Random random, int arrival)
    {
        var rows = new Dictionary<int, (string Name, string Region, string Facts)>();
        var (hasRevenue, hasHeads) = (random.Next(4) > 0, random.Next(4) > 0);
        for (var firm = 1; firm <= 4; firm++)
        {
            if (random.Next(3) > 0 || firm == 1)
            {
                var revenue = hasRevenue && random.Next(4) > 0 ? $"{random.Next(1, 4)}000" : "";
                var heads = hasHeads && random.Next(4) > 0 ? $"{random.Next(1, 4)}" : "";
                rows[firm] = ($"厂{random.Next(5)}", random.Next(2) == 0 ? "" : Regions[random.Next(3)], $"{revenue},{heads}");
            }
        }

        return new Delivery(
            arrival,
            random.Next(2) == 0 ? "市场监管" : "人社",
            random.Next(3) == 0 ? "2025" : "current",
            Day(random.Next(1, 6)),
            (DeliveryMode)random.Next(3),
            rows
        );
    }

    private static Task<FirmImportReport> SendAsync(ImportFixture house, Delivery delivery)
    {
        var text = new StringBuilder($"{Head},从业人员,注册地行政区划\n");
        foreach (var (firm, row) in delivery.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{FirmCode(firm)},{row.Name},{row.Facts},{row.Region}\n");
        }

        return house.ImportAsync(
            Utf8(text.ToString()),
            source: delivery.Source,
            period: delivery.Period,
            asOf: delivery.AsOf,
            choice: new DeliveryChoice
            {
                Mode = delivery.Mode,
                AcceptsJumps = true,
                AcceptsChanges = true,
            }
        );
    }

    /// <summary>The plain rule: all deliveries in the order of their dates, then of arrival, each replacing what it names.</summary>
    private static string Expected(IEnumerable<Delivery> stored)
    {
        var sheets = new SortedDictionary<string, SortedDictionary<string, string>>(StringComparer.Ordinal);
        var firms = new SortedDictionary<int, (string Name, bool IsRegistered, string Region)>();
        foreach (var delivery in stored.OrderBy(one => one.AsOf).ThenBy(one => one.Arrival))
        {
            foreach (
                var other in sheets
                    .Keys.Where(key => delivery.Mode == DeliveryMode.Complete && key.EndsWith(delivery.Kind, StringComparison.Ordinal))
                    .ToList()
            )
            {
                sheets[other] = [];
            }

            foreach (var (firm, row) in delivery.Rows)
            {
                var isRegistry = delivery.Source == "市场监管";
                var known = firms.GetValueOrDefault(firm, ("", false, ""));
                firms[firm] = (
                    isRegistry || !known.Item2 ? row.Name : known.Item1,
                    isRegistry || known.Item2,
                    row.Region.Length > 0 ? row.Region : known.Item3
                );
                var key = $"{firm} {delivery.Kind}";
                var sheet = delivery.Mode == DeliveryMode.Supplement ? sheets.GetValueOrDefault(key, []) : [];
                foreach (var (name, value) in new[] { "revenue", "employees" }.Zip(row.Facts.Split(',')).Append(("registration_region", row.Region)))
                {
                    if (value.Length > 0)
                    {
                        sheet[name] = value;
                    }
                }

                sheets[key] = sheet;
            }
        }

        return Say(
            firms.Select(one => $"{one.Key} {one.Value.Name} {one.Value.Region}"),
            sheets.Where(one => one.Value.Count > 0).Select(one => $"{one.Key} {string.Join(' ', one.Value)}")
        );
    }

    private static async Task<string> StateAsync(ImportFixture house)
    {
        await using var db = await house.ReadAsync();
        var firms = await db.Firms.ToDictionaryAsync(f => f.Id);
        var numbers = firms.ToDictionary(f => f.Key, f => Enumerable.Range(1, 4).Single(n => FirmCode(n) == f.Value.CreditCode));
        var sheets = (await db.FactSheets.ToListAsync())
            .GroupBy(s => $"{numbers[s.FirmId]} {s.Source} {s.Period}")
            .Select(g => (g.Key, Values: SheetJson.Merge(g.OrderBy(s => s.AsOf).ThenBy(s => s.BatchId).Select(s => s.Values))))
            .Where(one => one.Values.Count > 0)
            .OrderBy(one => one.Key, StringComparer.Ordinal);
        return Say(
            firms.OrderBy(f => numbers[f.Key]).Select(f => $"{numbers[f.Key]} {f.Value.Name} {f.Value.Region}"),
            sheets.Select(one =>
                $"{one.Key} {string.Join(' ', one.Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"[{v.Key}, {v.Value}]"))}"
            )
        );
    }

    private static string Say(IEnumerable<string> firms, IEnumerable<string> sheets) => string.Join('\n', [.. firms, .. sheets]);

    private static byte[] File(int revenue) => Utf8($"{Head}\n{A},甲厂,{revenue}\n");

    private static DateOnly Day(int day) => new(2026, 11, day);

    private static decimal Number(byte[] values) => SheetJson.Merge([values])["revenue"].GetDecimal();

    private static async Task<string> SheetAsync(ImportFixture house)
    {
        await using var db = await house.ReadAsync();
        var sheet = await db.FactSheets.SingleAsync();
        return $"{Encoding.UTF8.GetString(sheet.Values)} {sheet.AsOf:yyyy-MM-dd} {sheet.BatchId}/{sheet.ChangedBatchId}";
    }

    private sealed record Delivery(
        int Arrival,
        string Source,
        string Period,
        DateOnly AsOf,
        DeliveryMode Mode,
        Dictionary<int, (string Name, string Region, string Facts)> Rows
    )
    {
        public string Kind => $"{Source} {Period}";
    }
}
