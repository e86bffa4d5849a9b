using System.Globalization;
using System.Text;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.FactSheets.Columns;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.FactSheets.Columns;

/// <summary>Firms with no, one or many sheets that overlap, in every way in which a value can be written, and parameters of several regions.</summary>
internal sealed class EdgeCaseCounty(TestRecord record, int seed) : IAsyncDisposable
{
    private static readonly string[] Sources = ["市场监管", "税务", "人社", "科技"];
    private static readonly string[] Numbers =
    [
        "0",
        "-0",
        "1",
        "-17",
        "12.50",
        "0.03",
        "1e3",
        "2.5E-2",
        "123456789012345678",
        "1234567890123456789",
        "9999999999999999999999999999",
        "0.0000000000000000000000000001",
        "100.000",
    ];
    private static readonly string[] Wholes = ["0", "3", "250", "12.0", "1e2", "999999999999999999"];
    private static readonly string[] Regions = ["431382", "430100", "430000", "110000"];
    private static readonly AttributeDefinition[] Named =
    [
        .. AttributeCatalog.Starter.All.GroupBy(a => a.Type).SelectMany(kind => kind.Where(a => a.Kind == AttributeKind.Fact).Take(7)),
        .. Several("industry_code", "employees", "revenue", "total_assets", "registration_region", "enterprise_size"),
    ];

    private readonly Random random = new(seed);
    private readonly Dictionary<(string Source, string Period), DateOnly> lastDates = [];
    private int deliveries;

    public static DateOnly Today { get; } = new(2026, 11, 22);

    public TestRecord Record { get; } = record;

    public FirmTableLoader Loader => Record.Get<FirmTableLoader>();

    public static async Task<EdgeCaseCounty> CreateAsync(int seed, int firms)
    {
        var county = new EdgeCaseCounty(await TestRecord.CreateAsync(), seed);
        await county.AddFirmsAsync(1, firms);
        foreach (
            var (name, region, value) in new[]
            {
                ("lpr_1y", "", "0.031"),
                ("monthly_minimum_wage", "430000", "1900"),
                ("monthly_minimum_wage", "431382", "1800.5"),
                ("employees", "430000", "7"),
            }
        )
        {
            await county.Record.SeedAsync(
                new ParameterValue
                {
                    Name = name,
                    Region = region,
                    From = new DateOnly(2025, 1, 1),
                    Value = value,
                    Source = "测试",
                }
            );
        }

        foreach (var source in Sources)
        {
            await county.DeliverAsync(source, "2025", Enumerable.Range(1, firms).Where(_ => county.random.Next(4) > 0));
        }

        return county;
    }

    public async Task AddFirmsAsync(int first, int count)
    {
        for (var number = first; number < first + count; number++)
        {
            await Record.SeedAsync(
                new Firm
                {
                    CreditCode = Seeds.CreditCode(number),
                    Name = $"第{number}厂",
                    Region = random.Next(5) == 0 ? null : Pick(Regions),
                    CreatedAt = Record.Business.UtcNow,
                }
            );
        }
    }

    /// <summary>Takes NOT NULL from the values of sheets, as somebody may who edits the file.</summary>
    public async Task AllowNullAsync()
    {
        await Record.ExecuteAsync($"PRAGMA writable_schema = ON;");
        await Record.ExecuteAsync(
            $"UPDATE sqlite_master SET sql = replace(sql, '\"Values\" BLOB NOT NULL', '\"Values\" BLOB') WHERE name = 'FactSheets';"
        );
        await Record.ExecuteAsync($"PRAGMA writable_schema = RESET;");
        RecordPool.Clear(Record.Options);
    }

    /// <summary>
    /// A batch of sheets for these firms, by way of the writer that imports use. Text: the same for all, or random for each. AsOf: null for a date that is not
    /// before the last one of the same kind.
    /// </summary>
    public async Task DeliverAsync(string source, string period, IEnumerable<int> firms, string? text = null, DateOnly? asOf = null)
    {
        var numbers = firms.ToList();
        var last = lastDates.GetValueOrDefault((source, period), Today.AddDays(-39));
        var date = asOf ?? last.AddDays(random.Next(Today.DayNumber - last.DayNumber + 1));
        lastDates[(source, period)] = date > last ? date : last;
        var result = await Record
            .Get<Recorder>()
            .WriteAsync(
                async db =>
                {
                    var batch = new ImportBatch
                    {
                        Source = source,
                        Period = period,
                        ContentHash = $"{seed}-{++deliveries}",
                        FileName = "a.csv",
                        AsOf = date,
                        RowCount = numbers.Count,
                        ImportedAt = Record.Business.UtcNow,
                        ImportedBy = "测试",
                    };
                    db.ImportBatches.Add(batch);
                    await db.SaveChangesAsync();
                    using var writer = new SheetWriter(db, batch, Record.Get<SealKey>());
                    foreach (var number in numbers)
                    {
                        // Seeded above.
                        writer.Store(writer.Find(Seeds.CreditCode(number))!.Value.Id, Encoding.UTF8.GetBytes(text ?? Values()), hasMoved: false);
                    }

                    batch.RedatedSheets = writer.Redated;

                    return Result.Ok(0);
                },
                CancellationToken.None
            );
        Assert.True(result.Succeeded);
    }

    /// <summary>Every row holds just what <see cref="FirmFacts"/> says, for the columns that there are.</summary>
    public async Task AssertSameAsync(FirmTable firms)
    {
        var row = 0;
        await foreach (var firm in Record.Get<FirmFacts>().ReadAllAsync(firms.AsOf, CancellationToken.None))
        {
            var columns = firms.Facts.Attributes.Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
            var complete = DerivedFacts.Complete(firm.Facts, AttributeCatalog.Starter);
            var expected = columns
                .Order(StringComparer.Ordinal)
                .Where(name => complete[name] is not null)
                .Select(name => KeyValuePair.Create(name, complete[name]!)); // asked one line above
            Assert.Equal((firm.Id, firm.Region), (firms.FirmIds[row], firms.Regions[row]));
            Assert.Equal(row, firms.RowOf(firm.Id));
            var (wanted, held) = (expected.ToList(), firms.Facts.FactsOf(row).ToList());
            Assert.Empty(
                wanted
                    .Except(held)
                    .Concat(held.Except(wanted))
                    .Select(fact => $"{fact.Key} {fact.Value.ToString()?[..Math.Min(60, fact.Value.ToString()!.Length)]}")
            );
            Assert.Equal(wanted, held);
            row++;
        }

        Assert.Equal(row, firms.Facts.RowCount);
    }

    public ValueTask DisposeAsync() => Record.DisposeAsync();

    private string Values()
    {
        var text = new StringBuilder("{");
        var colon = random.Next(4) > 0 ? ":" : " : ";
        var isPlain = random.Next(2) == 0;
        foreach (var attribute in Named.Where(_ => random.Next(3) > 0).OrderBy(_ => random.Next(10)))
        {
            text.Append(text.Length > 1 ? "," : "")
                .Append(CultureInfo.InvariantCulture, $"\"{attribute.Name}\"{colon}{(isPlain ? PlainValue(attribute) : Value(attribute))}");
        }

        return text.Append('}').ToString();
    }

    private string Value(AttributeDefinition attribute) =>
        random.Next(12) == 0
            ? "null"
            : attribute.Type switch
            {
                AttributeType.Decimal => Pick(Numbers),
                AttributeType.Integer => Pick(Wholes),
                AttributeType.Boolean => Pick(["true", "false"]),
                AttributeType.Date => Pick(["\"2026-02-28\"", "\"1999-12-31\"", "\"2024-02-2\\u0039\""]),
                AttributeType.Set => Pick(["[]", "[\"b\", \"a\"]", "[\"a\",\"b\"]", "[\"湖\\u5357\",\"x\"]", "[\"a\",\"a\"]"]),
                _ when attribute.IsRegion => $"\"{Pick(Regions)}\"",
                _ when attribute.IsIndustry => Pick(["\"C3511\"", "\"F52\"", "\"Z99\""]),
                _ => Pick(["\"a\"", "\"湖南\"", "\"\\u6e56南\"", "\"say \\\"ha\\\"\"", "\"\"", $"\"{new string('长', 1_000)}\""]),
            };

    /// <summary>As our own writer writes them.</summary>
    private string PlainValue(AttributeDefinition attribute) =>
        attribute.Type switch
        {
            AttributeType.Decimal => Pick(["0", "-17", "12.50", "0.03", "123456789012345678", "-0.5", "100.000", "31415926.535"]),
            AttributeType.Integer => Pick(["0", "3", "-250", "999999999999999999"]),
            AttributeType.Date => Pick(["\"2026-02-28\"", "\"2024-02-29\""]),
            AttributeType.Set => Pick(["[]", "[\"b\",\"a\"]", "[\"湖南\"]"]),
            _ => Value(attribute),
        };

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private static IEnumerable<AttributeDefinition> Several(params string[] names) => AttributeCatalog.Starter.All.Where(a => names.Contains(a.Name));
}
