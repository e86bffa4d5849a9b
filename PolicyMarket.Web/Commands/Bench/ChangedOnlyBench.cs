using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Matching;
using PolicyMarket.Data.Matching.Loading;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Plan;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>The engine alone: all pairs, against changed firms × all items and changed items × all firms. Both from columns to row sets, with the plan compiled.</summary>
internal sealed record ChangedOnlyBench(
    int Firms, int Items, double CompileSeconds, Measured Encode, Measured Match, Measured EncodeFirms, Measured MatchFirms, Measured EncodeItems, Measured MatchItems, bool IsSame)
{
    private const int WarmUps = 2;
    private const int Times = 5;

    public static async Task<ChangedOnlyBench> RunAsync(DatabaseSession session, decimal percent, int changedItems, CancellationToken ct)
    {
        var today = session.Get<BusinessClock>().Today;
        await using var db = await session.Get<IDbContextFactory<PolicyMarketDb>>().CreateDbContextAsync(ct);
        var plan = await session.Get<PlanReader>().ReadAsync(db, today, ct);
        PolicyRule[] rules = [.. plan.Items.Select(item => item.Rule)];
        var catalog = session.Get<AttributeCatalog>();
        MatchPlan? whole = null;
        var compile = Measured.Once(() => whole = PlanCompiler.Compile(rules, catalog));
        var all = whole!; // compiled on the line above
        var facts = (await session.Get<FactShelf>().ReadAsync(all.Attributes, today, progress: null, ct)).Firms.Facts;
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
        writer.WriteSeconds("firms_encode_s", EncodeFirms.Best);
        writer.WriteSeconds("firms_match_s", MatchFirms.Best);
        writer.WriteSeconds("items_compile_encode_s", EncodeItems.Best);
        writer.WriteSeconds("items_match_s", MatchItems.Best);
        var full = Encode.Best + Match.Best;
        var part = EncodeFirms.Best + MatchFirms.Best + EncodeItems.Best + MatchItems.Best;
        writer.WriteSeconds("full_s", full);
        writer.WriteSeconds("changed_s", part);
        writer.WriteSeconds("ratio", full > 0 ? part / full : 0);
        writer.WriteSeconds("ratio_match_alone", Match.Best > 0 ? (MatchFirms.Best + MatchItems.Best) / Match.Best : 0);
        writer.WriteBoolean("same_as_full", IsSame);
        writer.WriteEndObject();
    }

    private static ChangedOnlyBench Of(MatchPlan all, double compile, FactTable facts, int[] rows, int[] items, AttributeCatalog catalog)
    {
        EncodedTable? encoded = null, someFirms = null, someItems = null;
        ImmutableArray<PolicyRule> changed = [.. items.Select(item => all.Rules[item])];
        var encode = Measured.Of(1, Times, () => encoded = all.Encode(facts));
        var match = Measured.Of(WarmUps, Times, () => all.Match(encoded!).Dispose());
        var encodeFirms = Measured.Of(1, Times, () => someFirms = all.Encode(facts.Pick(rows)));
        var matchFirms = Measured.Of(WarmUps, Times, () => all.Match(someFirms!).Dispose());
        var encodeItems = Measured.Of(1, Times, () => someItems = PlanCompiler.Compile(changed, catalog).Encode(facts));
        var matchItems = Measured.Of(WarmUps, Times, () => someItems!.Plan.Match(someItems).Dispose());
        using var full = all.Match(encoded!);
        using var byFirm = all.Match(someFirms!);
        using var byItem = someItems!.Plan.Match(someItems);
        return new ChangedOnlyBench(rows.Length, items.Length, compile, encode, match, encodeFirms, matchFirms, encodeItems, matchItems, IsSameAs(full, byFirm, byItem, rows, items));
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
                if (full.OutcomeOf(item, rows[place]) != byFirm.OutcomeOf(item, place))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
