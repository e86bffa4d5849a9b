using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Amounts;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Tests.Rules.Engine;

/// <summary>Wrong, empty and enormous input: a diagnostic with its place, or the right answer; never a crash, never a wrong match.</summary>
public sealed class BadInputTests
{
    private static readonly AttributeCatalog Catalog = RandomMarket.Catalog;

    [Theory]
    [InlineData("""{"attribute":"nowhere","op":">","value":1}""", DiagnosticCatalogue.ConditionUnknownAttribute, "$.attribute")]
    [InlineData("""{"attribute":"revenue","op":">","value":"many"}""", DiagnosticCatalogue.ConditionValueType, "$.value")]
    [InlineData("""{"attribute":"revenue","op":">","value":"NaN"}""", DiagnosticCatalogue.ConditionValueType, "$.value")]
    [InlineData(
        """{"attribute":"revenue","op":">","value":123456789012345678901234567890123456789012345678901234567890}""",
        DiagnosticCatalogue.ConditionValueType,
        "$.value"
    )]
    [InlineData("""{"attribute":"revenue","op":">","value":1e400}""", DiagnosticCatalogue.ConditionValueType, "$.value")]
    [InlineData("""{"attribute":"revenue","op":"between","value":[5,1]}""", DiagnosticCatalogue.ConditionRangeUpsideDown, "$.value")]
    [InlineData("""{"attribute":"registration_date","op":">=","value":"2025-02-30"}""", DiagnosticCatalogue.ConditionValueType, "$.value")]
    [InlineData("""{"attribute":"owns_core_ip","op":">","value":true}""", DiagnosticCatalogue.ConditionOperatorType, "$.op")]
    public void A_condition_that_cannot_hold_is_refused_with_its_place(string json, string code, string where)
    {
        using var document = JsonDocument.Parse(json);

        var fault = Assert.Single(ConditionJson.Read(document.RootElement, Catalog).Diagnostics);

        Assert.Equal((code, where), (fault.Code, fault.Where));
    }

    [Fact]
    public void A_plan_of_no_items_and_a_table_of_no_firms_have_no_pairs()
    {
        var none = PlanCompiler.Compile([], Catalog);
        var some = PlanCompiler.Compile(new RandomMarket(1, 20, 0).Items, Catalog);
        var firms = FactTable.Of(Catalog, new RandomMarket(1, 1, 70).Firms);
        var nobody = FactTable.Of(Catalog, []);

        foreach (var (plan, table) in new[] { (none, firms), (none, nobody), (some, nobody) })
        {
            using var result = plan.Match(plan.Encode(table));
            Assert.Equal((0L, 0L, 0L), (result.Pairs, result.EligibleTotal, result.UnknownTotal));
            Assert.Equal(0, result.ByRow(0, result.RowCount).Total);
        }

        Assert.Equal(0, none.MatchFirm(Facts.Empty).ItemCount);
        Assert.Equal(20, some.MatchFirm(Facts.Empty).ItemCount);
    }

    [Fact]
    public void An_empty_catalogue_knows_items_without_conditions_only()
    {
        var empty = AttributeCatalog.Of([]);
        var plan = PlanCompiler.Compile([Rule(new AllOf([]), null), Rule(new Not(new AllOf([])), null)], empty);
        using var result = plan.Match(plan.Encode(FactTable.Of(empty, [Facts.Empty, Facts.Empty.With("revenue", new NumberFact(1))])));

        Assert.Equal((2L, 0L), (result.EligibleCount(0), result.EligibleCount(1)));
        Assert.Equal(0, result.UnknownTotal);
    }

    [Fact]
    public void An_item_of_ten_thousand_leaves_is_decided_as_explained()
    {
        var leaves = Enumerable.Range(0, 10_000).Select(place => (Condition)Leaf("revenue", ComparisonOperator.NotEqual, place / 8m)).ToImmutableArray();
        var market = new RandomMarket(5, 1, 300);

        AssertAgrees(
            [Rule(new AllOf(leaves), "revenue"), Rule(new Not(new AnyOf(leaves)), "1"), Rule(new AnyOf([.. leaves.Take(9_000)]), null)],
            market.Firms,
            Catalog
        );
    }

    [Fact]
    public void A_firm_of_ten_thousand_facts_is_decided_as_explained()
    {
        var definitions = Enumerable
            .Range(0, 10_000)
            .Select(place => new AttributeDefinition($"measure_{place}", $"指标{place}", AttributeType.Decimal, null, null, "", AttributeKind.Fact, []))
            .ToList();
        var wide = AttributeCatalog.Of(definitions);
        ImmutableArray<Facts> firms =
        [
            .. Enumerable
                .Range(0, 3)
                .Select(firm =>
                    Facts.From(
                        definitions
                            .Where((_, place) => place % 7 != firm)
                            .Select((one, place) => KeyValuePair.Create(one.Name, (FactValue)new NumberFact(place + firm)))
                    )
                ),
        ];
        var rules = Enumerable
            .Range(0, 200)
            .Select(place =>
                Rule(
                    new AllOf([
                        Leaf($"measure_{place * 50}", ComparisonOperator.GreaterOrEqual, place * 40),
                        Leaf($"measure_{place * 49 + 1}", ComparisonOperator.Less, 9_000),
                    ]),
                    null
                )
            );

        AssertAgrees([.. rules], firms, wide);
    }

    [Fact]
    public void A_hundred_thousand_items_compile_and_run()
    {
        var items = MarketSample.Items(2_000, 3);
        ImmutableArray<PolicyRule> many = [.. Enumerable.Range(0, 100_000).Select(place => items[place % items.Length] with { Id = $"item-{place}" })];
        var firms = Enumerable.Range(0, 130).Select(firm => MarketSample.Firm(firm, 3)).ToList();

        var plan = PlanCompiler.Compile(many, MarketSample.Catalog);
        using var result = plan.Match(plan.Encode(FactTable.Of(MarketSample.Catalog, firms)));

        Assert.True(PolicyExchange.MaxItems >= many.Length);
        Assert.Equal(13_000_000, result.Pairs);
        Assert.True(result.EligibleTotal > 0);
        Assert.Equal(Enumerable.Range(0, 2_000).Select(result.EligibleCount), Enumerable.Range(98_000, 2_000).Select(result.EligibleCount));
        Assert.Equal(result.ByRow(129, 1).ItemsOf(129).ToArray(), plan.MatchFirm(firms[129]).Eligible.ToArray());
    }

    [Fact]
    public void Numbers_at_the_edge_of_a_decimal_are_compared_exactly()
    {
        decimal[] numbers =
        [
            decimal.MaxValue,
            decimal.MinValue,
            decimal.MaxValue - 1,
            0.0000000000000000000000000001m,
            -0.0000000000000000000000000001m,
            0m,
            -0m,
            0.1m + 0.2m,
            0.3m,
            0.30000000000000000000000001m,
        ];
        var rules = numbers
            .SelectMany(number =>
                Enum.GetValues<ComparisonOperator>()
                    .Where(op => op <= ComparisonOperator.NotEqual)
                    .Select(op => Rule(Leaf("revenue", op, number), "revenue * 2"))
            )
            .ToImmutableArray();

        AssertAgrees(rules, [.. numbers.Select(number => Facts.Empty.With("revenue", new NumberFact(number))), Facts.Empty], Catalog);
    }

    [Fact]
    public void A_division_by_zero_pays_nothing_and_says_so()
    {
        var rule = Rule(new AllOf([]), "revenue / (employees - employees)");
        var facts = Facts.Empty.With("revenue", new NumberFact(5)).With("employees", new NumberFact(3));

        AssertAgrees([rule], [facts], Catalog);
        Assert.NotEmpty(new Explainer(Catalog).Explain(rule, facts).Amount.Sentence);
        Assert.Null(new Explainer(Catalog).Explain(rule, facts).PayableYuan);
    }

    [Fact]
    public void Too_many_items_in_a_file_are_refused_before_they_are_read()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("0", PolicyExchange.MaxItems + 1)) + "]"));

        Assert.Equal(DiagnosticCatalogue.PolicyTooMany, Assert.Single(PolicyExchange.Read(stream, Catalog).Diagnostics).Code);
    }

    [Fact]
    public void Codes_that_are_in_no_table_are_refused_or_noted_and_compared_as_they_stand()
    {
        const string json =
            """[{"id":"x","title":"x","document":{"title":"x","level":"市","region":"999999"},"category":"资金奖补","mode":"申报","department":"工信","conditions":{"attribute":"registration_region","op":"under","value":["999900","430000"]},"frequency":"once"}]""";
        var noted = new List<Diagnostic>();
        using var strict = new MemoryStream(Encoding.UTF8.GetBytes(json));
        using var lenient = new MemoryStream(Encoding.UTF8.GetBytes(json));

        Assert.Contains(PolicyExchange.Read(strict, Catalog).Diagnostics, one => one.Code == DiagnosticCatalogue.ConditionCode);
        var rules = PolicyExchange.Read(lenient, Catalog, noted).Required;

        Assert.Equal(DiagnosticCatalogue.ConditionCode, Assert.Single(noted).Code);
        AssertAgrees(
            rules,
            [.. new[] { "999901", "430104", "440000", "" }.Select(code => Facts.Empty.With("registration_region", new TextFact(code)))],
            Catalog
        );
    }

    [Fact]
    public void Codes_of_no_table_in_an_expression_are_refused_or_noted_like_those_in_a_condition()
    {
        const string json =
            """[{"id":"x","title":"x","document":{"title":"x","level":"市"},"category":"资金奖补","mode":"申报","department":"工信","conditions":{"feel":"industry_code = \"C1\" or enterprise_size = \"huge\""},"amount":"if industry_code = \"C1\" then 1 else 2","frequency":"once"}]""";
        var noted = new List<Diagnostic>();
        using var strict = new MemoryStream(Encoding.UTF8.GetBytes(json));
        using var lenient = new MemoryStream(Encoding.UTF8.GetBytes(json));

        Assert.Contains(PolicyExchange.Read(strict, Catalog).Diagnostics, one => one.Code == DiagnosticCatalogue.FeelUnknownValue);
        var rules = PolicyExchange.Read(lenient, Catalog, noted).Required;

        Assert.Equal(["$[0].conditions.feel", "$[0].conditions.feel", "$[0].amount"], noted.Select(one => one.Where));
        AssertAgrees(rules, [.. new[] { "C1", "C27", "" }.Select(code => Facts.Empty.With("industry_code", new TextFact(code)))], Catalog);
    }

    [Fact]
    public void Items_from_elsewhere_need_an_id_and_conditions_and_what_else_they_have_is_noted()
    {
        const string json = """[{"id":"x","conditions":{"attribute":"revenue","op":">","value":1},"colour":"red"}]""";
        var noted = new List<Diagnostic>();
        using var strict = new MemoryStream(Encoding.UTF8.GetBytes(json));
        using var lenient = new MemoryStream(Encoding.UTF8.GetBytes(json));
        using var empty = new MemoryStream("[{}]"u8.ToArray());

        Assert.Contains(PolicyExchange.Read(strict, Catalog).Diagnostics, one => one.Code == DiagnosticCatalogue.PolicyMissingField);
        var rules = PolicyExchange.Read(lenient, Catalog, noted).Required;

        Assert.Equal((DiagnosticCatalogue.PolicyUnknownField, "$[0].colour"), (noted[0].Code, noted[0].Where));
        Assert.NotEmpty(rules[0].Fingerprint);
        Assert.Equal(["$[0].id", "$[0].conditions"], PolicyExchange.Read(empty, Catalog, noted).Diagnostics.Select(one => one.Where));
        AssertAgrees(rules, [Facts.Empty.With("revenue", new NumberFact(5)), Facts.Empty], Catalog);
    }

    private static void AssertAgrees(ImmutableArray<PolicyRule> rules, ImmutableArray<Facts> firms, AttributeCatalog catalog)
    {
        var explainer = new Explainer(catalog);
        var plan = PlanCompiler.Compile(rules, catalog);
        var table = FactTable.Of(catalog, firms);
        using var result = plan.Match(plan.Encode(table));
        var payable = new PayableColumns(plan, table);
        for (var row = 0; row < firms.Length; row++)
        {
            var verdicts = plan.MatchFirm(firms[row]);
            for (var item = 0; item < rules.Length; item++)
            {
                var decision = explainer.Decide(rules[item], firms[row]);
                Assert.Equal((decision.Outcome, decision.Outcome), (result.OutcomeOf(new ItemIndex(item), new RowIndex(row)), verdicts.OutcomeOf(item)));
                Assert.Equal(
                    decision.PayableYuan,
                    decision.Outcome == OutcomeKind.Eligible ? payable.FenOf(new ItemIndex(item), new RowIndex(row)) / 100m : null
                );
            }
        }
    }

    private static Comparison Leaf(string attribute, ComparisonOperator op, decimal value) =>
        new(attribute, op, new LiteralOperand(new NumberFact(value)));

    private static PolicyRule Rule(Condition conditions, string? amount) =>
        new RandomMarket(1, 1, 0).Items[0] with
        {
            Conditions = conditions,
            AmountText = amount,
            Amount = amount is null ? null : FeelExpression.ParseAmount(amount, Catalog).Required,
            Cap = null,
        };
}
