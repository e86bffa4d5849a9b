using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Findings;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Tests.Rules.Findings;

/// <summary>Findings for authors: conditions that cannot hold together, and conditions that others say already.</summary>
public sealed class RuleFindingsTests
{
    private const string Many = """{"attribute":"employees","op":">=","value":300}""";
    private const string Some = """{"attribute":"employees","op":">=","value":100}""";
    private const string Few = """{"attribute":"employees","op":"<","value":50}""";
    private const string Listed = """{"attribute":"is_listed_company","op":"==","value":true}""";

    [Theory]
    [InlineData($$"""{"all":[{{Many}},{{Listed}}]}""", "", false)]
    [InlineData($$$"""{"all":[{{{Many}}},{{{Listed}}},{{{Few}}}]}""", "Contradiction 1,3", true)]
    [InlineData($$$"""{"all":[{{{Many}}},{"all":[{{{Listed}}},{{{Few}}}]}]}""", "Contradiction 1,4", true)]
    [InlineData($$$"""{"all":[{{{Some}}},{{{Many}}}]}""", "Implied 1,2", false)]
    [InlineData($$$"""{"all":[{{{Many}}},{{{Many}}}]}""", "Implied 2,1", false)]
    [InlineData($$$"""{"any":[{{{Some}}},{{{Many}}}]}""", "Implied 2,1", false)]
    [InlineData($$$"""{"all":[{{{Many}}},{"any":[{{{Few}}},{{{Listed}}}]}]}""", "Contradiction 3,1", false)]
    [InlineData($$$"""{"all":[{{{Many}}},{"any":[{{{Few}}},{"all":[{{{Few}}},{{{Listed}}}]}]}]}""", "Contradiction 1,5 Contradiction 3,1", true)]
    [InlineData($$$"""{"any":[{{{Listed}}},{"all":[{{{Many}}},{{{Few}}}]}]}""", "Contradiction 3,4", false)]
    [InlineData($$$"""{"all":[{{{Many}}},{"not":{"any":[{{{Some}}},{{{Listed}}}]}}]}""", "Contradiction 1,4", true)]
    [InlineData($$$"""{"not":{"all":[{{{Few}}},{"not":{{{Listed}}}}]}}""", "", false)]
    [InlineData("""{"all":[{"not":{"attribute":"employees","op":"exists"}},{"not":{"attribute":"employees","op":"exists"}}]}""", "Implied 4,2", false)]
    [InlineData(
        """{"all":[{"attribute":"qualifications_valid","op":"in","value":["high_tech_enterprise"]},{"attribute":"qualifications_valid","op":"not_in","value":["high_tech_enterprise","srdi_sme"]}]}""",
        "Contradiction 1,2",
        true
    )]
    [InlineData(
        """{"all":[{"attribute":"industry_code","op":"under","value":"C"},{"attribute":"industry_code","op":"under","value":"C35"}]}""",
        "Implied 1,2",
        false
    )]
    [InlineData("""{"all":[{"feel":"revenue > 5"},{"feel":"revenue > 5"}]}""", "Implied 2,1", false)]
    [InlineData(
        """{"all":[{"attribute":"employees","op":"between","value":[5,9]},{"attribute":"employees","op":">","value":4},{"attribute":"employees","op":"<=","value":9}]}""",
        "Implied 2,1 Implied 3,1",
        false
    )]
    public void Trees_with_their_remarks(string json, string expected, bool isNever)
    {
        var remarks = RuleFindings.Of(Read(json), AttributeCatalog.Starter);

        Assert.Equal((expected, isNever), (string.Join(' ', remarks.All.Select(one => $"{one.Kind} {string.Join(',', one.Places)}")), remarks.IsNever));
    }

    [Fact]
    public void Warnings_name_the_item_the_attribute_and_the_conditions_and_say_what_to_do()
    {
        var rule = new RandomMarket(1, 1, 0).Items[0] with { Conditions = Read($$"""{"all":[{{Many}},{{Some}},{"all":[{{Few}}]}]}""") };

        var warnings = RuleFindingWords.Warnings(rule, AttributeCatalog.Starter, "$[7]");

        Assert.Equal([DiagnosticCatalogue.ConditionContradiction], warnings.Select(one => one.Code));
        Assert.Equal("$[7].conditions.all[0]", warnings[0].Where);
        Assert.Equal(
            "事项 random-1“随机事项”，指标“从业人员”：“从业人员不少于 300 人”与“从业人员少于 50 人”互相矛盾，没有企业能同时满足，没有企业能符合这个事项。请核对后改其中一条。",
            warnings[0].Message
        );

        var implied = RuleFindingWords.Warnings(
            rule with
            {
                Conditions = Read($$"""{"all":[{"all":[{{Some}}]},{{Many}}]}"""),
            },
            AttributeCatalog.Starter,
            "$[0]"
        );
        Assert.Equal((DiagnosticCatalogue.ConditionImplied, "$[0].conditions.all[0].all[0]"), (implied[0].Code, implied[0].Where));
        Assert.Contains("“从业人员不少于 100 人”已被“从业人员不少于 300 人”包含", implied[0].Message, StringComparison.Ordinal);
        Assert.Contains("可以删去", implied[0].Message, StringComparison.Ordinal);
    }

    /// <summary>No firm meets what can never be met; without an implied condition every firm gets the same answer.</summary>
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void What_is_remarked_is_true_of_random_firms(ulong seed)
    {
        var market = new RandomMarket(seed, 400, 40);
        var explainer = new Explainer(RandomMarket.Catalog);
        var (never, implied) = (0, 0);
        foreach (var rule in market.Items)
        {
            var remarks = RuleFindings.Of(rule.Conditions, RandomMarket.Catalog);
            never += remarks.IsNever ? 1 : 0;
            var shorter = remarks
                .All.Where(one => one.Kind == FindingKind.Implied)
                .Select(one => rule with { Conditions = Without(rule.Conditions, one.Places[0]) })
                .ToList();
            implied += shorter.Count;
            foreach (var firm in market.Firms)
            {
                var truth = explainer.Decide(rule, firm).Outcome;
                Assert.False(remarks.IsNever && truth == OutcomeKind.Eligible, $"seed {seed}, {rule.Id}: {rule.Conditions}");
                Assert.All(shorter, other => Assert.Equal(truth, explainer.Decide(other, firm).Outcome));
            }
        }

        Assert.True(never > 5 && implied > 5, $"seed {seed}: {never} never, {implied} implied");
    }

    [Fact]
    public void Every_contradiction_of_the_plan_is_told_to_the_author()
    {
        var market = new RandomMarket(21, 2_000, 0);
        var plan = PlanCompiler.Compile(market.Items, RandomMarket.Catalog);
        foreach (var item in plan.Findings.Where(remark => remark.IsContradiction).Select(remark => remark.Item).Distinct())
        {
            Assert.False(RuleFindings.Of(market.Items[item].Conditions, RandomMarket.Catalog).All.IsEmpty, $"{market.Items[item].Conditions}");
        }
    }

    [Fact]
    public void Ten_thousand_conditions_on_one_attribute_are_no_burden()
    {
        var many = string.Join(',', Enumerable.Range(0, 10_000).Select(n => $$"""{"attribute":"revenue","op":">","value":{{n}}}"""));

        Assert.False(RuleFindings.Of(Read($$"""{"all":[{{many}}]}"""), AttributeCatalog.Starter).IsNever);
        Assert.False(RuleFindings.Of(Read($$"""{"any":[{{many}}]}"""), AttributeCatalog.Starter).IsNever);
    }

    private static Condition Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ConditionJson.Read(document.RootElement, AttributeCatalog.Starter).Required;
    }

    private static Condition Without(Condition root, int place)
    {
        var next = 0;
        return Copy(root) ?? new AllOf([]);

        Condition? Copy(Condition part)
        {
            var own = next++;
            Condition? copy = part switch
            {
                AllOf all => new AllOf([.. all.Parts.Select(Copy).OfType<Condition>()]),
                AnyOf any => new AnyOf([.. any.Parts.Select(Copy).OfType<Condition>()]),
                Not not => Copy(not.Part) is { } inner ? new Not(inner) : null,
                _ => part,
            };
            return own == place ? null : copy;
        }
    }
}
