using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.FactSheets.Columns;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Results;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Sampling;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>
/// The engine alone: all pairs, against changed firms × all items and changed items × all firms. Both from columns to row sets, with the plan compiled; the
/// columns of the baseline run are kept.
/// </summary>
internal sealed record ChangedOnlyBench(
    int Firms,
    int Items,
    double CompileSeconds,
    BenchStats Encode,
    BenchStats Match,
    BenchStats Update,
    BenchStats MatchFirms,
    BenchStats Choose,
    BenchStats MatchItems,
    bool IsSame
)
{
    private const ulong OldSeed = 4_711;
    private const int WarmUps = 2;
    private const int Times = 5;

    public static async Task<ChangedOnlyBench> RunAsync(DatabaseSession session, decimal percent, int changedItems, CancellationToken ct)
    {
        var today = session.Get<BusinessClock>().Today;
        await using var db = await session.Get<IDbContextFactory<PolicyMarketDb>>().CreateDbContextAsync(ct);
        var plan = await session.Get<PlanReader>().ReadAsync(db, today, ct);
        PolicyRule[] rules = [.. plan.Items.Select(item => item.Rule)];
        var catalog = session.Get<AttributeCatalog>();
        CompiledPlan? whole = null;
        var compile = BenchStats.Once(() => whole = PlanCompiler.Compile(rules, catalog));
        var all = whole!; // compiled on the line above
        var facts = (await session.Get<FactTableCache>().ReadAsync(all.Attributes, today, progress: null, ct)).Firms.Facts;
        var count = (int)(facts.RowCount * percent / 100m);
        int[] rows = [.. Enumerable.Range(0, count).Select(one => (int)((long)one * facts.RowCount / count))];
        int[] items = [.. Enumerable.Range(0, changedItems).Select(one => (int)((long)one * rules.Length / changedItems))];
        return await Task.Run(() => Of(all, compile, facts, rows, items, catalog), ct);
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("changed_only");
        writer.WriteNumber("firms", Firms);
        writer.WriteNumber("items", Items);
        writer.WriteSeconds("compile_s", CompileSeconds);
        writer.WriteSeconds("full_encode_s", Encode.Best);
        writer.WriteSeconds("full_match_s", Match.Best);
        writer.WriteSeconds("update_encoding_s", Update.Best);
        writer.WriteSeconds("firms_match_s", MatchFirms.Best);
        writer.WriteSeconds("items_choose_s", Choose.Best);
        writer.WriteSeconds("items_match_s", MatchItems.Best);
        var full = Encode.Best + Match.Best;
        var part = Update.Best + MatchFirms.Best + Choose.Best + MatchItems.Best;
        writer.WriteSeconds("full_s", full);
        writer.WriteSeconds("changed_s", part);
        writer.WriteSeconds("ratio", full > 0 ? part / full : 0);
        writer.WriteSeconds("ratio_match_alone", Match.Best > 0 ? (MatchFirms.Best + MatchItems.Best) / Match.Best : 0);
        writer.WriteBoolean("same_as_full", IsSame);
        writer.WriteEndObject();
    }

    private static ChangedOnlyBench Of(CompiledPlan all, double compile, FactTable facts, int[] rows, int[] items, AttributeCatalog catalog)
    {
        // The baseline: the changed items had another text, the changed firms the facts of other firms.
        var oldItems = MarketSample.Items(items.Length, OldSeed);
        var before = PlanCompiler.Compile(
            [.. all.Rules.Select((rule, item) => Array.IndexOf(items, item) is >= 0 and var place ? oldItems[place] : rule)],
            catalog
        );
        int[] others = [.. Enumerable.Range(0, facts.RowCount)];
        Array.ForEach(rows, row => others[row] = (row + 1) % facts.RowCount);
        var oldFacts = facts.Pick(others);
        EncodedTable? encoded = null;
        EncodedUpdate? update = null;
        var encode = BenchStats.Of(1, Times, () => encoded = all.Encode(facts));
        var match = BenchStats.Of(WarmUps, Times, () => all.Match(encoded!).Dispose());
        var updates = BenchStats.Of(
            Enumerable
                .Range(0, WarmUps + Times)
                .Select(_ =>
                {
                    var earlier = before.Encode(oldFacts).Codes;
                    return BenchStats.Once(() => update = all.Encode(facts, earlier, rows));
                })
                .Skip(WarmUps)
        );
        var (table, some) = (update!.Table, update.Changed); // measured at least once
        var matchFirms = BenchStats.Of(WarmUps, Times, () => all.Match(some).Dispose());
        CompiledPlan? part = null;
        var choose = BenchStats.Of(1, Times, () => part = all.Only(items));
        var matchItems = BenchStats.Of(WarmUps, Times, () => part!.Match(table.For(part!)).Dispose());
        using var full = all.Match(encoded!);
        using var byFirm = all.Match(some);
        using var byItem = part!.Match(table.For(part!));
        return new ChangedOnlyBench(
            rows.Length,
            items.Length,
            compile,
            encode,
            match,
            updates,
            matchFirms,
            choose,
            matchItems,
            IsSameAs(full, byFirm, byItem, rows, items)
        );
    }

    /// <summary>Every pair of the changed firms, and every count of the changed items.</summary>
    private static bool IsSameAs(MatchResult full, MatchResult byFirm, MatchResult byItem, int[] rows, int[] items)
    {
        foreach (var (place, item) in items.Index())
        {
            if (full.EligibleCount(item) != byItem.EligibleCount(place) || full.UnknownCount(item) != byItem.UnknownCount(place))
            {
                return false;
            }
        }

        for (var item = 0; item < full.ItemCount; item++)
        {
            for (var place = 0; place < rows.Length; place += 97)
            {
                if (full.OutcomeOf(new ItemIndex(item), new RowIndex(rows[place])) != byFirm.OutcomeOf(new ItemIndex(item), new RowIndex(place)))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
