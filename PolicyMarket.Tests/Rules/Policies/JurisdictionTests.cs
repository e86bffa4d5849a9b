using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Tests.Rules.Policies;

/// <summary>Kinds of benefit, territory and disclosure: what files say, what old files are read as, what is refused.</summary>
public sealed class JurisdictionTests
{
    private static readonly AttributeCatalog Catalog = AttributeCatalog.Starter;

    [Theory]
    [InlineData("431382", "431382", OutcomeKind.Eligible)]
    [InlineData("430000", "431382", OutcomeKind.Eligible)]
    [InlineData("431300", "430182", OutcomeKind.Ineligible)]
    [InlineData("431382", "431381", OutcomeKind.Ineligible)]
    [InlineData(null, "110101", OutcomeKind.Eligible)]
    [InlineData("431382", null, OutcomeKind.Unknown)]
    public void Firm_is_decided_by_the_territory_of_the_document(string? territory, string? region, OutcomeKind outcome)
    {
        var rule = Jurisdiction.Apply(Read(territory), Catalog);
        Assert.Equal(outcome, new Explainer(Catalog).Explain(rule, Firm(region)).Outcome);
    }

    [Fact]
    public void Territory_of_the_item_goes_before_that_of_the_document_and_anywhere_before_both()
    {
        Assert.Equal("431300", Read("431382", ("territory", "431300")).Territory);
        Assert.Null(Read("431382", ("open_to", "anywhere")).Territory);
        Assert.Equal("431382", Read("431382", ("open_to", "territory")).Territory);
    }

    [Fact]
    public void Leaf_names_the_authority_and_leaves_the_fingerprint_and_the_text_alone()
    {
        var written = Read("431382");
        var applied = Jurisdiction.Apply(written, Catalog);
        var leaf = new Explainer(Catalog).Explain(applied, Firm("431382")).Trace.Children[0];

        Assert.Equal(Jurisdiction.Attribute, leaf.Attribute);
        Assert.Contains("涟源市人民政府", leaf.Cite, StringComparison.Ordinal);
        Assert.Equal(written.Fingerprint, applied.Fingerprint);
        Assert.Equal(written.Conditions, Jurisdiction.Remove(applied).Conditions);
        Assert.Same(applied, Jurisdiction.Apply(applied, Catalog));
    }

    [Fact]
    public void Item_that_asks_for_the_region_itself_gets_no_second_leaf() =>
        Assert.All(AllStarter().Where(rule => rule.Territory is not null), rule => Assert.Same(rule, Jurisdiction.Apply(rule, Catalog)));

    [Fact]
    public void Starter_items_name_their_kind_and_only_awards_are_disclosed()
    {
        Assert.All(
            AllStarter(),
            rule =>
            {
                Assert.NotNull(rule.DeclaredBenefit);
                Assert.NotNull(rule.DisclosureGround);
                Assert.True(rule.IsPaidOut || rule.Disclosure == DisclosureKind.None, rule.Id);
                Assert.True(rule.Benefit is not (BenefitKind.Relief or BenefitKind.Entitlement) || rule.Where is not null, rule.Id);
                Assert.True(rule.Category != BenefitDefaults.TaxCategory || !rule.IsPaidOut, rule.Id);
                Assert.Equal(rule.Amount is null && rule.Cap is null, rule.Benefit == BenefitKind.Qualification);
            }
        );
        Assert.Equal(
            (95, 18, 2, 5),
            (Count(BenefitKind.Award), Count(BenefitKind.Relief), Count(BenefitKind.Entitlement), Count(BenefitKind.Qualification))
        );

        static int Count(BenefitKind kind) => AllStarter().Count(rule => rule.Benefit == kind);
    }

    [Theory]
    [InlineData("资金奖补", "100", null, BenefitKind.Award)]
    [InlineData("资金奖补", null, 100, BenefitKind.Award)]
    [InlineData("税收优惠", "100", null, BenefitKind.Relief)]
    [InlineData("税收优惠", null, null, BenefitKind.Qualification)]
    public void Old_file_is_read_by_the_stated_default(string category, string? amount, int? cap, BenefitKind kind) =>
        Assert.Equal(kind, Read(null, ("category", category), ("amount", amount), ("cap", cap)).Benefit);

    [Fact]
    public void Old_word_for_the_mode_is_read_and_keeps_the_fingerprint()
    {
        var (old, now) = (Read(null, ("mode", "申报")), Read(null, ("mode", "标准兑现")));
        Assert.Equal(ClaimMode.Apply, old.Mode);
        Assert.Equal(old.Fingerprint, now.Fingerprint);
    }

    [Theory]
    [InlineData("territory", "999999", DiagnosticCatalogue.PolicyTerritory)]
    [InlineData("open_to", "everyone", DiagnosticCatalogue.PolicyTerritory)]
    [InlineData("benefit", "补贴", DiagnosticCatalogue.PolicyChoice)]
    [InlineData("mode", "随便", DiagnosticCatalogue.PolicyChoice)]
    [InlineData("enjoyed_by", "no_such_fact", DiagnosticCatalogue.PolicyEnjoyedBy)]
    [InlineData("enjoyed_by", "entity_type", DiagnosticCatalogue.PolicyEnjoyedBy)]
    [InlineData("disclosure", "by_firm", DiagnosticCatalogue.PolicyDisclosure)]
    [InlineData("disclosure", "secret", DiagnosticCatalogue.PolicyChoice)]
    [InlineData("opens", "text", DiagnosticCatalogue.PolicyFieldType)]
    public void Wrong_field_is_refused_by_its_name(string field, string value, string code)
    {
        var json = Json(null, ("benefit", "减免"), (field, value));
        var read = PolicyExchange.Read(new MemoryStream(Encoding.UTF8.GetBytes($"[{json}]")), Catalog);
        Assert.Contains(read.Diagnostics, one => one.Code == code && one.Where!.EndsWith(field, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("奖补", "431382", 3, true)]
    [InlineData("奖补", "431382", 30, true)]
    [InlineData("奖补", "431382", 31, false)]
    [InlineData("奖补", "431382", 0, false)]
    [InlineData("奖补", null, 3, false)] // open to firms from anywhere
    [InlineData("减免", "431382", 3, false)] // nothing is paid out that could be recovered
    public void Promised_years_are_of_an_award_with_a_territory(string benefit, string? region, int years, bool isValid)
    {
        var read = PolicyExchange.Read(
            new MemoryStream(Encoding.UTF8.GetBytes($"[{Json(region, ("benefit", benefit), ("stay_years", years))}]")),
            Catalog
        );
        Assert.Equal(isValid, read.Succeeded);
        if (isValid)
        {
            var rule = Assert.Single(read.Value);
            Assert.Equal(years, rule.StayYears);
            Assert.NotEqual(rule.Fingerprint, (rule with { StayYears = null }).Fingerprint);
        }
        else
        {
            Assert.Contains(read.Diagnostics, one => one.Code == DiagnosticCatalogue.PolicyStayYears);
        }
    }

    [Fact]
    public void Admission_tests_name_what_keeps_an_item_from_apply_free()
    {
        var rules = AllStarter().ToDictionary(rule => rule.Id);
        var day = new DateOnly(2026, 11, 28);
        Assert.True(AdmissionTest.IsPassed(rules["hn-ly-high-tech-10w"], Catalog, day, day));
        Assert.False(AdmissionTest.IsPassed(rules["hn-ly-high-tech-10w"], Catalog, day, null));
        var failed = AdmissionTest
            .Of(rules["hn-major-project-loan-discount"], Catalog, day, day)
            .Where(result => !result.IsPassed)
            .Select(result => result.Name);
        Assert.Equal(["受益对象明确", "标准具体"], failed);
        Assert.Contains(
            AdmissionTest.Of(rules["hn-student-startup-subsidy"], Catalog, day, day)[0].Reasons,
            reason => reason.Contains("个人信息", StringComparison.Ordinal)
        );
    }

    private static ImmutableArray<PolicyRule> AllStarter()
    {
        using var stream = PolicyMarket.Rules.Starter.StarterFiles.Open(PolicyMarket.Rules.Starter.StarterFiles.Policies);
        return PolicyExchange.Read(stream, Catalog).Required;
    }

    private static Facts Firm(string? region) =>
        Facts.From(
            region is null
                ? [KeyValuePair.Create("employees", (FactValue)new NumberFact(5))]
                :
                [
                    KeyValuePair.Create("employees", (FactValue)new NumberFact(5)),
                    KeyValuePair.Create(Jurisdiction.Attribute, (FactValue)new TextFact(region)),
                ]
        );

    private static PolicyRule Read(string? region, params (string Name, object? Value)[] fields)
    {
        var read = PolicyExchange.Read(new MemoryStream(Encoding.UTF8.GetBytes($"[{Json(region, fields)}]")), Catalog);
        Assert.True(read.Succeeded, string.Join(" ", read.Diagnostics.Select(one => one.Message)));
        return read.Value[0];
    }

    private static string Json(string? region, params (string Name, object? Value)[] fields)
    {
        var item = JsonNode
            .Parse(
                """
                {"id":"x","title":"奖励","document":{"title":"文件","number":null,"issuer":"涟源市人民政府","level":"县","region":null,"effective_from":null,"effective_to":null},
                "category":"资金奖补","mode":"免申即享","department":"工信","summary":"","conditions":{"attribute":"employees","op":">","value":0},"amount":"100","cap":null,
                "exclusive_group":null,"frequency":"once","source":"","confidence":"page"}
                """
            )!
            .AsObject(); // an object, as written above
        item["document"]!["region"] = region;
        foreach (var (name, value) in fields)
        {
            item[name] = value is null ? null : JsonValue.Create(value);
        }

        return item.ToJsonString();
    }
}
