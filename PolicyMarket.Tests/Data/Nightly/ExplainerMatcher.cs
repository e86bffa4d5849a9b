using System.Collections.Immutable;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Policies;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Tests.Data.Nightly;

/// <summary>Asks the reference evaluator pair by pair: slow and obvious, to compare with.</summary>
internal sealed class ExplainerMatcher(FirmFacts facts, Explainer explainer) : IMatcher
{
    public async Task<INightMatch?> DecideAsync(
        NightlyPlan plan,
        ImmutableArray<PolicyRule> former,
        DateOnly asOf,
        string dataStamp,
        RunStages stages,
        CancellationToken ct
    )
    {
        var ids = new List<long>();
        var regions = new List<string>();
        var firms = new List<Facts>();
        await foreach (var firm in facts.ReadAllAsync(asOf, ct))
        {
            ids.Add(firm.Id);
            regions.Add(firm.Region ?? "");
            firms.Add(firm.Facts);
        }

        var names = regions.Distinct(StringComparer.Ordinal).ToList();
        return new ExplainerMatch(
            plan,
            former,
            explainer,
            new FirmRows([.. ids], [.. regions.Select(region => names.IndexOf(region))], names),
            [.. firms]
        );
    }

    public Task RememberAsync(string dataStamp, DateOnly asOf, CancellationToken ct) => Task.CompletedTask;
}
