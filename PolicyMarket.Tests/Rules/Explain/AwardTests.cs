using System.Collections.Immutable;
using System.Text;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Missing;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Sampling;
using PolicyMarket.Rules.Wording;

namespace PolicyMarket.Tests.Rules.Explain;

/// <summary>Amounts that name another item's amount.</summary>
public sealed class AwardTests
{
    private static readonly AttributeCatalog Catalog = AttributeCatalog.Starter;
    private static readonly Explainer Explainer = new(Catalog);

    private static PolicyRule Rule(string id, string? amount, decimal? cap = null, string conditions = """{"all": []}""") =>
        PolicyExchange.Read(new MemoryStream(Encoding.UTF8.GetBytes($$"""[{{Json(id, amount, cap, conditions)}}]""")), Catalog).Required[0];

    private static string Json(string id, string? amount, decimal? cap = null, string conditions = """{"all": []}""") =>
        $$"""
            {"id": "{{id}}", "title": "{{id}} 奖补", "document": {"title": "文件", "level": "市", "region": "430100", "effective_from": "2025-01-01", "effective_to": "2026-12-31"},
             "category": "资金奖补", "mode": "免申即享", "department": "工信", "summary": "", "conditions": {{conditions}},
             "amount": {{(amount is null ? "null" : System.Text.Json.JsonSerializer.Serialize(amount))}}, "cap": {{(
                cap is null ? "null" : cap.ToString()
            )}},
             "exclusive_group": null, "frequency": "yearly", "source": "", "confidence": "known"}
            """;

    private static Facts Firm(decimal? revenue) => revenue is { } known ? Facts.Empty.With("revenue", new NumberFact(known)) : Facts.Empty;

    private static Decision Decide(PolicyRule rule, Facts facts, params PolicyRule[] others) =>
        Explainer.Decide(rule, facts, new AwardIndex([rule, .. others], ["ended"]));

    [Fact]
    public void Award_is_the_other_items_payable_after_its_cap()
    {
        var province = Rule("hn-10", "revenue * 0.1", cap: 1000m);
        var city = Rule("cs-1", "award(\"hn-10\") * 0.2");

        Assert.Equal(200m, Decide(city, Firm(50_000m), province).PayableYuan);
        Assert.Equal(20m, Decide(city, Firm(1_000m), province).PayableYuan);
    }

    [Fact]
    public void Award_is_nothing_for_an_ineligible_firm_a_qualification_and_an_item_that_has_ended()
    {
        var province = Rule("hn-10", "1000", conditions: """{"all": [{"attribute": "revenue", "op": ">=", "value": 100}]}""");
        var title = Rule("title", null);

        Assert.Equal(500m, Decide(Rule("cs-1", "500 - award(\"hn-10\")"), Firm(5m), province).PayableYuan);
        Assert.Equal(500m, Decide(Rule("cs-1", "500 - award(\"title\")"), Firm(5m), title).PayableYuan);
        Assert.Equal(500m, Decide(Rule("cs-1", "500 - award(\"ended\")"), Firm(5m)).PayableYuan);
    }

    [Fact]
    public void Award_is_unknown_when_the_other_is_and_names_the_facts_that_the_other_lacks()
    {
        var undecided = Rule("hn-10", "1000", conditions: """{"all": [{"attribute": "revenue", "op": ">=", "value": 100}]}""");
        var unpriced = Rule("hn-11", "revenue * 0.1");
        var through = Rule("hn-12", "award(\"hn-11\")");

        foreach (var (id, others) in new[] { ("hn-10", new[] { undecided }), ("hn-11", [unpriced]), ("hn-12", [unpriced, through]) })
        {
            var decision = Decide(Rule("cs-1", $"500 - award(\"{id}\")"), Firm(null), others);
            Assert.Equal(OutcomeKind.Eligible, decision.Outcome);
            Assert.Null(decision.PayableYuan);
            Assert.Equal("revenue", Assert.Single(decision.Missing));
        }
    }

    [Fact]
    public void Award_that_the_authority_fixes_or_that_is_nowhere_is_unknown_and_names_itself()
    {
        var discretionary = Rule("hn-10", null, cap: 1000m);
        foreach (var id in new[] { "hn-10", "nowhere" })
        {
            var rule = Rule("cs-1", $"500 - award(\"{id}\")");
            var explanation = Explainer.Explain(rule, Firm(1m), new AwardIndex([rule, discretionary]));
            Assert.Null(explanation.PayableYuan);
            Assert.Equal(AwardName.Of(id), Assert.Single(explanation.Missing));
            Assert.Contains($"事项“{id}”的应付金额", explanation.Amount.Sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Award_is_told_in_words_and_steps_and_bounds_the_headline()
    {
        var province = Rule("hn-10", "300");
        var rule = Rule("cs-1", "500 - award(\"hn-10\")");

        Assert.Equal(
            "500 元 − 事项“hn-10”的应付金额",
            AmountInWords.Of(rule.Amount!, Catalog).Formula.Replace("500 元 ", "500 元 ", StringComparison.Ordinal)
        );
        Assert.Contains("300", Explainer.Explain(rule, Firm(1m), new AwardIndex([province, rule])).Amount.Sentence, StringComparison.Ordinal);
        Assert.StartsWith("最高", PayText.Of(rule, Catalog).Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void Amount_tables_may_refer_to_awards()
    {
        var province = Rule("hn-10", "300");
        var rule = Rule("cs-1", "if revenue >= 100 then award(\"hn-10\") * 0.5 else 0");
        Assert.Equal("hn-10", Assert.Single(rule.Awards));
        Assert.Equal(["revenue"], rule.Amount!.Attributes);
        Assert.Equal(150m, Decide(rule, Firm(100m), province).PayableYuan);
    }

    [Theory]
    [InlineData("award()")]
    [InlineData("award(revenue)")]
    [InlineData("award(\"a\", \"b\")")]
    [InlineData("award(\"\")")]
    [InlineData("award(id: \"a\")")]
    public void Award_of_another_form_is_refused(string amount) =>
        Assert.Equal(DiagnosticCatalogue.FeelAwardForm, Assert.Single(FeelExpression.ParseAmount(amount, Catalog).Diagnostics).Code);

    [Fact]
    public void Award_outside_amounts_is_refused()
    {
        Assert.Equal(DiagnosticCatalogue.FeelAwardPlace, Assert.Single(FeelExpression.Parse("award(\"a\") > 0", Catalog).Diagnostics).Code);
        var read = PolicyExchange.Read(
            new MemoryStream(Encoding.UTF8.GetBytes($"[{Json("cs-1", "1", null, """{"feel": "award(\"a\") > 0"}""")}]")),
            Catalog
        );
        Assert.Contains(read.Diagnostics, one => one.Code == DiagnosticCatalogue.FeelAwardPlace);
    }

    [Fact]
    public void Cycles_are_refused_with_their_path()
    {
        var file = $"[{Json("a", "award(\"b\")")}, {Json("b", "award(\"c\") + 1")}, {Json("c", "award(\"a\") * 2")}, {Json("d", "award(\"a\")")}]";
        var faults = PolicyExchange.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)), Catalog).Diagnostics;

        Assert.Equal(3, faults.Count(one => one.Code == DiagnosticCatalogue.AwardCycle));
        Assert.Contains("a → b → c → a", faults[0].Message, StringComparison.Ordinal);
        Assert.DoesNotContain(faults, one => one.Where == "$[3].amount");
    }

    [Fact]
    public void Self_reference_is_refused()
    {
        var faults = PolicyExchange.Read(new MemoryStream(Encoding.UTF8.GetBytes($"[{Json("a", "award(\"a\") + 1")}]")), Catalog).Diagnostics;
        Assert.Contains("它自己的金额", Assert.Single(faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_items_are_refused_unless_published_and_cycles_through_published_items_are_found()
    {
        PolicyRule[] file = [Rule("a", "award(\"b\")")];
        Assert.Equal(
            DiagnosticCatalogue.AwardUnknownItem,
            Assert.Single(AwardReferences.Faults(file, ImmutableDictionary<string, PolicyRule>.Empty, _ => "$")).Code
        );
        Assert.Empty(AwardReferences.Faults(file, new Dictionary<string, PolicyRule> { ["b"] = Rule("b", "1") }, _ => "$"));
        Assert.Contains(
            "a → b → a",
            Assert.Single(AwardReferences.Faults(file, new Dictionary<string, PolicyRule> { ["b"] = Rule("b", "award(\"a\")") }, _ => "$")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_is_missing_for_amounts_is_counted_as_the_explainer_names_it()
    {
        for (var seed = 1UL; seed <= 12; seed++)
        {
            var market = new RandomMarket(seed, 40, 60);
            var awards = new AwardIndex(market.Items);
            var table = FactTable.Of(RandomMarket.Catalog, market.Firms);
            var plan = PlanCompiler.Compile(market.Items, RandomMarket.Catalog, awards);
            using var result = plan.Match(plan.Encode(table));
            var explainer = new Explainer(RandomMarket.Catalog);
            var expected =
                from item in Enumerable.Range(0, market.Items.Length)
                from firm in market.Firms
                let decision = explainer.Decide(market.Items[item], firm, awards)
                where decision.Outcome == OutcomeKind.Eligible
                from name in decision.Missing
                group name by (item, name) into pairs
                orderby pairs.Key.item
                select (pairs.Key.item, pairs.Key.name, (long)pairs.Count());
            Assert.Equal(
                expected.Order().ToList(),
                MissingAmounts.Count(table, result).Select(one => (one.Item, one.Attribute, one.Pairs)).Order().ToList()
            );
        }
    }

    [Fact]
    public void Columns_give_the_same_sums_as_the_explainer_where_amounts_refer_to_others()
    {
        var referring = 0;
        for (var batch = 1L; batch <= 40; batch++)
        {
            Assert.Null(Agreement.Check(7, batch).Difference);
            referring += RandomMarket.Batch(7, batch).Items.Count(item => !item.Awards.IsEmpty);
        }

        Assert.True(referring > 100, $"Only {referring} items refer to others.");
    }
}
