using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.FactSheets.Live;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Engine.Drafts;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>Counts a rule over all firms on the engine of the nightly run.</summary>
public sealed class DraftMeter(
    LiveFirms firms,
    AttributeCatalog catalog,
    MatchingOptions options,
    TimeProvider time,
    IDbContextFactory<PolicyMarketDb> databases,
    PlanReader plans,
    BusinessClock clock
)
{
    /// <summary>Attributes by which the eligible firms are shown, beside the region.</summary>
    public const string Industry = "industry_code";
    public const string Size = "enterprise_size";

    /// <summary>How far the reading of the firms has come, while one is under way.</summary>
    public RunProgress? Progress => firms.Progress;

    /// <summary>The firms as they were read last, if that will do for this rule.</summary>
    public LiveTable? Latest(PolicyRule rule, AwardIndex awards) => firms.Latest(AttributesOf(rule, awards));

    /// <summary>The next reading reads all firms again.</summary>
    public Task ForgetAsync(CancellationToken ct) => firms.ForgetAsync(ct);

    public Task<LiveTable> ReadAsync(PolicyRule rule, AwardIndex awards, CancellationToken ct) => firms.ReadAsync(AttributesOf(rule, awards), ct);

    /// <summary>The published items to whose amounts the rule may refer, as they are in force today.</summary>
    public async Task<AwardIndex> AwardsAsync(PolicyRule rule, CancellationToken ct)
    {
        if (rule.Awards.IsEmpty)
        {
            return AwardIndex.Empty;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        return (await plans.ReadAsync(db, clock.Today, ct)).Awards.Index;
    }

    /// <summary>Obstacles to publishing the amount's references: an unpublished item, or a cycle.</summary>
    public async Task<ImmutableArray<DraftProblem>> ProblemsAsync(PolicyRule rule, CancellationToken ct)
    {
        if (rule.Awards.IsEmpty)
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        var published = await plans.Rules.CurrentAsync(db, ct);
        var prefix = $"事项 {rule.Id}：";
        return
        [
            .. AwardReferences
                .Faults([rule], published, _ => "$")
                .Select(fault => new DraftProblem(null, DraftField.Amount, fault.Message.Replace(prefix, "", StringComparison.Ordinal))),
        ];
    }

    /// <summary>Off the circuit's thread. Desk: the territory of the department whose firms alone are counted; empty for all.</summary>
    public async Task<DraftMeasure> MeasureAsync(PolicyRule rule, AwardIndex awards, LiveTable table, bool withAmount, string? desk, CancellationToken ct)
    {
        var excluded = withAmount ? await ExcludedAsync(rule, table, ct) : [];
        return await Task.Run(() => Measure(rule, awards, table, withAmount, desk, excluded, ct), ct);
    }

    /// <summary>The answers themselves, row by row; off the circuit's thread.</summary>
    public async Task<DraftRows> RowsAsync(PolicyRule rule, AwardIndex awards, LiveTable table, string? desk, CancellationToken ct)
    {
        var excluded = await ExcludedAsync(rule, table, ct);
        return await Task.Run(
            () => DraftPlan.Compile(rule, catalog, awards, desk).Rows(table.Facts, excluded, new MatchSettings { Threads = options.Threads }, ct),
            ct
        );
    }

    private DraftMeasure Measure(
        PolicyRule rule,
        AwardIndex awards,
        LiveTable table,
        bool withAmount,
        string? desk,
        ulong[] excluded,
        CancellationToken ct
    )
    {
        var started = time.GetTimestamp();
        var figures = DraftPlan
            .Compile(rule, catalog, awards, desk)
            .Measure(table.Facts, withAmount, excluded, new MatchSettings { Threads = options.Threads }, ct);
        return new DraftMeasure(figures, time.GetElapsedTime(started));
    }

    /// <summary>A bit a row whose firm has had the item, or one of its group, for the period.</summary>
    private async Task<ulong[]> ExcludedAsync(PolicyRule rule, LiveTable table, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var firmIds = await ReceivedReader.FirmsExcludedAsync(db, rule.Id, rule.ExclusiveGroup, EntitlementPeriod.Of(rule, clock.Today), clock.Today, ct);
        if (firmIds.Count == 0)
        {
            return [];
        }

        var rows = new ulong[(table.FirmIds.Count + 63) / 64];
        for (var row = 0; row < table.FirmIds.Count; row++)
        {
            rows[row >> 6] |= firmIds.Contains(table.FirmIds[row]) ? 1UL << (row & 63) : 0UL;
        }

        return rows;
    }

    private HashSet<string> AttributesOf(PolicyRule rule, AwardIndex awards) =>
        [
            Jurisdiction.Attribute,
            .. new[] { Industry, Size }.Where(name => catalog.TryGet(name, out _)),
            .. awards.Needed([rule]).Append(rule).SelectMany(one => ConditionAttributes.In(one.Conditions).Concat(one.Amount?.Attributes ?? [])),
        ];
}
