using System.Collections.Immutable;
using System.Text.Json;
using PolicyMarket.Data.Disclosure;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Starter;
using PolicyMarket.Rules.Values;
using static System.FormattableString;

namespace PolicyMarket.Data.Generation;

/// <summary>
/// Fills an empty record with a library for measuring public pages: the starter items, then the same ones in the words of one county after another, and
/// payments for 阳光公示.
/// </summary>
public sealed class GeneratedLibrary(PolicyImport policies, Recorder recorder, AttributeCatalog catalog, BusinessClock clock)
{
    private const int ItemsOfFile = 2_000;
    private const int PaymentsAtOnce = 500;
    private const int Firms = 700;

    /// <summary>Adds so many items. Returns their codes.</summary>
    public async Task<ImmutableArray<string>> AddItemsAsync(int count, CancellationToken ct)
    {
        await using var stream = StarterFiles.Open(StarterFiles.Policies);
        var starter = PolicyExchange.Read(stream, catalog).Required;
        ImmutableArray<PolicyRule> rules =
        [
            .. Enumerable.Range(0, count).Select(place => Variation(starter[place % starter.Length], place / starter.Length)),
        ];
        foreach (var file in rules.Chunk(ItemsOfFile))
        {
            using var json = new MemoryStream();
            using (var writer = new Utf8JsonWriter(json))
            {
                writer.WriteStartArray();
                Array.ForEach(file, rule => PolicyExchange.Write(rule, writer));
                writer.WriteEndArray();
            }

            json.Position = 0;
            var stored = await policies.ImportAsync(personId: null, json, "generated.json", ct);
            if (!stored.Succeeded)
            {
                throw new InvalidOperationException($"Generated items were refused: {stored.Why}");
            }
        }

        return [.. rules.Select(rule => rule.Id)];
    }

    /// <summary>Adds so many public payments.</summary>
    public async Task AddPaymentsAsync(int count, CancellationToken ct)
    {
        for (var first = 1; first <= count; first += PaymentsAtOnce)
        {
            var numbers = Enumerable.Range(first, Math.Min(PaymentsAtOnce, count - first + 1)).ToList();
            var done = await recorder.WriteAsync(
                db =>
                {
                    db.DisclosureRecords.AddRange(numbers.Select(Payment));
                    return Task.FromResult(Result.Ok(true));
                },
                ct
            );
            if (!done.Succeeded)
            {
                throw new InvalidOperationException(done.Why);
            }
        }
    }

    private static PolicyRule Variation(PolicyRule rule, int round)
    {
        if (round == 0)
        {
            return rule;
        }

        var counties = RegionTree.All;
        var region = counties[round * 97 % counties.Count];
        var level =
            region.Value.EndsWith("0000", StringComparison.Ordinal) ? "省"
            : region.Value.EndsWith("00", StringComparison.Ordinal) ? "市"
            : "县";
        return rule with
        {
            Id = Invariant($"{rule.Id}-{round}"),
            Title = RegionTree.Name(region) + rule.Title,
            ExclusiveGroup = rule.ExclusiveGroup is { } group ? Invariant($"{group}-{round}") : null,
            DeclaredTerritory = null,
            Document = rule.Document with
            {
                Title = $"{RegionTree.Name(region)}{rule.Document.Title}",
                Number = Invariant($"政办发〔2025〕{round}号"),
                Level = level,
                Region = region.Value,
            },
        };
    }

    private DisclosureRecord Payment(int number) =>
        new()
        {
            PayoutId = number,
            ClaimNumber = Invariant($"G2026{number:D8}"),
            FirmName = Invariant($"生成企业{number % Firms}"),
            MaskedCreditCode = Invariant($"9143****{number % Firms:D4}X"),
            Region = "431382",
            ItemId = (number % 100) + 1,
            ItemTitle = Invariant($"生成的奖补{number % 40}"),
            Category = number % 3 == 0 ? "降本增效" : "资金奖补",
            DepartmentName = number % 2 == 0 ? "工信" : "人社",
            FundName = Invariant($"专项资金{number % 5}"),
            Period = "2026",
            AmountFen = 100_000L * ((number % 50) + 1),
            MatchedOn = clock.Today.AddDays(-10 - (number % 200)),
            PaidOn = clock.Today.AddDays(-(number % 200)),
        };
}
