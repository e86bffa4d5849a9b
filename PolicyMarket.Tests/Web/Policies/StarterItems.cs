using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PolicyMarket.Data;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Setup;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Starter;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Web.Policies;

/// <summary>A record with the 120 starter items, on 27 November 2026.</summary>
public sealed class StarterItems : IAsyncLifetime
{
    private readonly DataOptions options = new() { Directory = Path.Combine(Path.GetTempPath(), $"policymarket-items-{Guid.NewGuid():N}") };
    private ServiceProvider? provider;

    public IServiceProvider Services => provider ?? throw new InvalidOperationException("Not made yet.");

    public static DateTime Now { get; } = new(2026, 11, 27, 1, 5, 0, DateTimeKind.Utc);

    public static IReadOnlyList<PolicyRule> Rules { get; } = ReadRules();

    public async Task InitializeAsync()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(Now)));
        services.AddPolicyMarketData(options);
        provider = services.BuildServiceProvider();
        await provider.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
        var done = await provider
            .GetRequiredService<Recorder>()
            .WriteAsync(
                db =>
                {
                    Fill(db);
                    return Task.FromResult(Result.Ok(true));
                },
                CancellationToken.None
            );
        Assert.True(done.Succeeded);
    }

    public async Task DisposeAsync()
    {
        if (provider is not null)
        {
            await provider.DisposeAsync();
        }

        RecordPool.Delete(options.Directory);
    }

    private static void Fill(PolicyMarketDb db)
    {
        var departments = Rules.Select(First).Distinct(StringComparer.Ordinal).ToDictionary(key => key, key => new Department { Key = key, Name = key });
        var documents = new Dictionary<(string, string), PolicyDocument>();
        foreach (var rule in Rules)
        {
            var text = rule.Document;
            var key = (text.Title, text.Number ?? "");
            if (!documents.TryGetValue(key, out var document))
            {
                documents[key] = document = new PolicyDocument
                {
                    Title = text.Title,
                    Number = text.Number ?? "",
                    Issuer = text.Issuer,
                    Level = text.Level,
                    Region = text.Region,
                    EffectiveFrom = text.EffectiveFrom,
                    EffectiveTo = text.EffectiveTo,
                };
            }

            var item = new PolicyItem
            {
                Code = rule.Id,
                Document = document,
                Department = departments[First(rule)],
                CurrentNumber = 1,
            };
            item.Versions.Add(
                new PolicyItemVersion
                {
                    Number = 1,
                    Title = rule.Title,
                    Summary = rule.Summary,
                    Category = rule.Category,
                    Mode = rule.Mode,
                    DeclaredBenefit = rule.DeclaredBenefit,
                    DeclaredDisclosure = rule.DeclaredDisclosure,
                    Frequency = rule.Frequency,
                    DepartmentText = rule.Department,
                    ExclusiveGroup = rule.ExclusiveGroup,
                    AmountText = rule.AmountText,
                    RuleJson = Json(rule),
                    Fingerprint = rule.Fingerprint,
                    PublishedAt = Now,
                }
            );
            db.Add(item);
        }
    }

    private static string First(PolicyRule rule) => rule.Department.Split('、')[0];

    private static string Json(PolicyRule rule)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            PolicyExchange.Write(rule, writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static IReadOnlyList<PolicyRule> ReadRules()
    {
        using var stream = StarterFiles.Open(StarterFiles.Policies);
        return PolicyExchange.Read(stream, AttributeCatalog.Starter).Required;
    }
}
