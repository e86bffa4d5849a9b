using PolicyMarket.Data.Matching;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Plan;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Drafts;

/// <summary>Counts a rule over all firms on the engine of the nightly run.</summary>
public sealed class DraftMeter(LiveFirms firms, AttributeCatalog catalog, MatchingOptions options, TimeProvider time)
{
    /// <summary>How far the reading of the firms has come, while one is under way.</summary>
    public RunProgress? Progress => firms.Progress;

    /// <summary>The firms as they were read last, if that will do for this rule.</summary>
    public LiveTable? Latest(PolicyRule rule) => firms.Latest(AttributesOf(rule));

    public Task<LiveTable> ReadAsync(PolicyRule rule, CancellationToken ct) => firms.ReadAsync(AttributesOf(rule), ct);

    /// <summary>Off the circuit's thread. Desk: the territory of the department whose firms alone are counted; empty for all.</summary>
    public Task<DraftMeasure> MeasureAsync(PolicyRule rule, LiveTable table, bool withAmount, string? desk, CancellationToken ct) => Task.Run(
        () =>
        {
            var started = time.GetTimestamp();
            var figures = DraftPlan.Compile(rule, catalog, desk).Measure(table.Facts, withAmount, new MatchSettings { Threads = options.Threads }, ct);
            return new DraftMeasure(figures, time.GetElapsedTime(started));
        },
        ct);

    private static HashSet<string> AttributesOf(PolicyRule rule) =>
        [Jurisdiction.Attribute, .. ConditionAttributes.In(rule.Conditions), .. rule.Amount?.Attributes ?? []];
}
