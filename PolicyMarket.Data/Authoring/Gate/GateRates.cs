using System.Collections.Immutable;
using PolicyMarket.Data.FactSheets.Columns;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Engine.Drafts;

namespace PolicyMarket.Data.Authoring.Gate;

/// <summary>Rate of each condition now and on the same day of last year, on the facts of that day's assessed periods;
/// conditions on states have none.</summary>
internal sealed class GateRates(FirmTableLoader loader, AttributeCatalog catalog, BusinessClock clock)
{
    /// <summary>Above so many firms last year's facts are not read again.</summary>
    public const int MostFirms = 200_000;

    /// <summary>From so many percentage points on the author is asked.</summary>
    public const decimal Notable = 20m;

    /// <summary>Last year counts when so large a share of its firms is decided.</summary>
    private const decimal LeastDecided = 0.1m;

    public async Task<ImmutableArray<GateRate>> ReadAsync(GateInput input, CancellationToken ct)
    {
        if (input.Table.FirmIds.Count is 0 or > MostFirms)
        {
            return [];
        }

        var attributes = GateReading.AttributesOf(input.Rule, before: null, input.Awards);
        var then = await loader.LoadAsync(attributes, clock.Today.AddYears(-1), progress: null, ct);
        return await Task.Run(
            () =>
            {
                var plan = DraftPlan.Compile(input.Rule, catalog, input.Awards);
                var nodes = plan.Measure(input.Table.Facts, withAmount: false, ct: ct).Nodes;
                var former = plan.Measure(then.Facts, withAmount: false, ct: ct).Nodes;
                return nodes
                    .Zip(former)
                    .Where(pair => pair.First.Condition is ConditionLeaf)
                    .Select(pair => Rate(pair.First, pair.Second, then.Facts.RowCount))
                    .ToImmutableArray();
            },
            ct
        );
    }

    /// <summary>A state is the same on both days: only what is reported for a period has a last year.</summary>
    private bool IsOfAPeriod(string attribute) => catalog.TryGet(attribute, out var definition) && definition.Period is not null;

    private GateRate Rate(DraftNode now, DraftNode then, int firmsThen)
    {
        var decided = then.True + then.False;
        var counts = firmsThen > 0 && decided >= LeastDecided * firmsThen && ConditionAttributes.In(now.Condition).Any(IsOfAPeriod);
        return new GateRate(ConditionSentence.Of(now.Condition, catalog), now.True, now.True + now.False, counts ? then.True : 0, counts ? decided : 0);
    }
}
