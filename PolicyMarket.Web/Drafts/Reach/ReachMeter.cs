using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.FactSheets.Live;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Drafts;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Drafts.Model;

namespace PolicyMarket.Web.Drafts.Reach;

/// <summary>Counts whom a draft reaches, on the engine of the nightly run. It writes nothing.</summary>
public sealed class ReachMeter(DraftMeter meter, AttributeCatalog catalog, FundBalances funds, IDbContextFactory<PolicyMarketDb> databases)
{
    /// <summary>
    /// The part that stays while a draft is typed. Published: the version in force, null for a new item; desk: the region to whose firms the figures are
    /// limited, null or empty for all.
    /// </summary>
    public async Task<ReachBase> BaseAsync(PolicyRule? published, LiveTable table, string? desk, CancellationToken ct) =>
        published is null
            ? new ReachBase(table, desk, null, null)
            : new ReachBase(
                table,
                desk,
                await meter.RowsAsync(published, await meter.AwardsAsync(published, ct), table, desk, ct),
                await FundAsync(published.Id, ct)
            );

    /// <summary>The reach of a draft, off the circuit's thread.</summary>
    public async Task<DraftReach> MeasureAsync(PolicyRule rule, AwardIndex awards, ReachBase known, CancellationToken ct)
    {
        var rows = await meter.RowsAsync(rule, awards, known.Table, known.Desk, ct);
        return await Task.Run(
            () =>
                new DraftReach(
                    rule,
                    awards,
                    known,
                    rows,
                    Charts(rows, known.Table, NarrowerOf(rule.Territory, known.Desk)),
                    known.Published is { } before ? DraftDifference.Of(before, rows) : null
                ),
            ct
        );
    }

    private ImmutableArray<ReachChart> Charts(DraftRows rows, LiveTable table, string? scope) =>
        [
            Chart(rows, table, "按地区", Jurisdiction.Attribute, code => RegionUnder(scope, code), RegionTree.Name),
            Chart(rows, table, "按行业门类", DraftMeter.Industry, code => code.Length > 1 ? code[..1] : code, IndustryTree.Name),
            Chart(
                rows,
                table,
                "按企业划型",
                DraftMeter.Size,
                code => code,
                code => catalog.TryGet(DraftMeter.Size, out var size) ? CodeLabels.NameOf(size, code) : code
            ),
        ];

    private static ReachChart Chart(
        DraftRows rows,
        LiveTable table,
        string title,
        string attribute,
        Func<string, string> keyOf,
        Func<string, string> nameOf
    ) =>
        new(
            title,
            [.. DraftShare.By(rows, table.Facts, attribute, keyOf).Select(share => share with { Key = share.Key is { } key ? nameOf(key) : "没有数据" })]
        );

    /// <summary>The region one level below the scope in which the code lies; the code itself where the scope has no level below.</summary>
    private static string RegionUnder(string? scope, string code)
    {
        var known = Jurisdiction.PrefixOf(scope).Length;
        return code.Length != 6 || known >= 4 ? code
            : known == 2 ? code[..4] + "00"
            : code[..2] + "0000";
    }

    private static string? NarrowerOf(string? one, string? other) =>
        Jurisdiction.PrefixOf(one).Length >= Jurisdiction.PrefixOf(other).Length ? one : other;

    /// <summary>The fund from which the item is paid; null for an item without a fund.</summary>
    private async Task<FundBalance?> FundAsync(string code, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var fundId = await db.PolicyItems.AsNoTracking().Where(item => item.Code == code).Select(item => item.FundId).SingleOrDefaultAsync(ct);
        return fundId is null ? null : (await funds.ReadAsync(ct)).FirstOrDefault(fund => fund.FundId == fundId);
    }
}
