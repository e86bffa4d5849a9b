using System.Text.Json;
using PolicyMarket.Data.Imports;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Sampling;
using PolicyMarket.Rules.Starter;

namespace PolicyMarket.Data.Generation;

/// <summary>Takes the items of the sample market in as any department's file.</summary>
public sealed class GeneratedItems(PolicyImport policies)
{
    private const int ItemsOfFile = 2_000;

    /// <summary>How many are new.</summary>
    internal async Task<int> ImportAsync(GenerationOrder order, IProgress<GenerationProgress>? progress, CancellationToken ct)
    {
        var made = 0;
        if (order.WithStarter)
        {
            await using var starter = StarterFiles.Open(StarterFiles.Policies);
            made += await ImportAsync(starter, StarterFiles.Policies, ct);
        }

        var done = 0;
        foreach (var file in MarketSample.Items(order.Items, order.Seed).Chunk(ItemsOfFile))
        {
            progress?.Report(new GenerationProgress("导入事项", done, order.Items));
            made += await ImportAsync(file, ct);
            done += file.Length;
        }

        return made;
    }

    /// <summary>So many items, spread over all, take the text that another seed gives them.</summary>
    internal async Task<int> ChangeAsync(GenerationOrder order, int count, int round, CancellationToken ct)
    {
        if (count == 0)
        {
            return 0;
        }

        var other = MarketSample.Items(order.Items, GeneratedFirms.SeedOf(order.Seed, round));
        return await ImportAsync([.. Enumerable.Range(0, count).Select(one => other[(int)((long)one * order.Items / count)])], ct);
    }

    private async Task<int> ImportAsync(IReadOnlyList<PolicyRule> rules, CancellationToken ct)
    {
        using var file = new MemoryStream();
        using (var writer = new Utf8JsonWriter(file))
        {
            writer.WriteStartArray();
            foreach (var rule in rules)
            {
                PolicyExchange.Write(rule, writer);
            }

            writer.WriteEndArray();
        }

        file.Position = 0;
        return await ImportAsync(file, "generated.json", ct);
    }

    private async Task<int> ImportAsync(Stream file, string name, CancellationToken ct)
    {
        var result = await policies.ImportAsync(personId: null, file, name, ct);
        return result.Value is { } report
            ? report.NewItems + report.NewVersions
            : throw new InvalidOperationException($"Generated items were refused: {result.Why}");
    }
}
