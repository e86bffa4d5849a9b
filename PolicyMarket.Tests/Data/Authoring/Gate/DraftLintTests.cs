using System.Text.Json;
using PolicyMarket.Data.Authoring.Gate.Lints;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Tests.Data.Authoring.Gate;

/// <summary>Each lint on a text that has its trouble and on one that has not.</summary>
public sealed class DraftLintTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly PolicyRule Plain = Rule(AuthoringCounty.ItemJson());

    [Fact]
    public void A_plain_item_has_no_findings() => Assert.Empty(Check(Plain));

    [Theory]
    [InlineData("revenue * 0.01", false)]
    [InlineData("tax_paid * 0.3", true)]
    [InlineData("if employees > 500 then local_fiscal_contribution * 0.5 else 0", true)]
    [InlineData("county_retained_tax", true)]
    public void A_sum_by_taxes_paid_asks_for_a_review(string amount, bool isFound) =>
        Assert.Equal(isFound, Has(Check(Rule(AuthoringCounty.ItemJson().Replace("revenue * 0.01", amount, StringComparison.Ordinal))), "fair-tax"));

    [Theory]
    [InlineData("""{"attribute":"unified_social_credit_code","op":"in","value":["91431382MA4L000018"]}""", true)]
    [InlineData("""{"attribute":"enterprise_name","op":"==","value":"涟源第一机械有限公司"}""", true)]
    [InlineData("""{"attribute":"enterprise_name","op":"exists","value":true}""", false)]
    [InlineData("""{"attribute":"employees","op":">","value":1}""", false)]
    public void Named_firms_ask_for_a_review(string condition, bool isFound) =>
        Assert.Equal(isFound, Has(Check(Rule(AuthoringCounty.ItemJson(condition))), "fair-firm-0"));

    [Theory]
    [InlineData("""{"not":{"attribute":"registration_region","op":"under","value":"431300"}}""", true)]
    [InlineData("""{"attribute":"registered_in_urban_area","op":"==","value":true}""", true)]
    [InlineData("""{"attribute":"employees","op":">","value":1}""", false)]
    public void A_demand_of_local_registration_asks_for_a_review(string condition, bool isFound) =>
        Assert.Equal(isFound, Has(Check(Rule(AuthoringCounty.ItemJson(condition))), "fair-local-0"));

    [Theory]
    [InlineData("2026-01-01", "2025-12-31", "Blocking")]
    [InlineData("2027-01-01", "2027-12-31", "Acknowledge")]
    [InlineData("2026-01-01", null, "Acknowledge")]
    [InlineData("2026-01-01", "2026-11-22", null)]
    public void A_document_out_of_force_is_told(string from, string? to, string? severity)
    {
        var rule = Plain with { Document = Plain.Document with { EffectiveFrom = Day(from), EffectiveTo = to is null ? null : Day(to) } };

        Assert.Equal(severity, Check(rule).FirstOrDefault(f => f.Key == "document")?.Severity.ToString());
    }

    [Fact]
    public void An_undated_document_that_the_department_confirmed_is_in_force()
    {
        var rule = Plain with { Document = Plain.Document with { EffectiveTo = null } };

        Assert.Empty(DraftLints.Check(new LintInput(rule, null, AttributeCatalog.Starter, Today, Today), isNumbersOnly: false));
    }

    [Fact]
    public void The_tests_of_admission_block_a_change_to_apply_free_and_ask_where_it_is_kept()
    {
        var rule = Rule(AuthoringCounty.ItemJson("""{"attribute":"innovation_score","op":">","value":70}"""));

        var changed = Assert.Single(Check(rule));
        var kept = Assert.Single(Check(rule, rule));

        Assert.Equal((GateSeverity.Blocking, GateSeverity.Acknowledge), (changed.Severity, kept.Severity));
        Assert.Contains("企业创新能力评价得分", changed.Reason, StringComparison.Ordinal);
        Assert.Empty(Check(rule with { Mode = ClaimMode.Apply }));
    }

    [Fact]
    public void The_light_path_asks_only_what_numbers_can_change()
    {
        var rule = Rule(AuthoringCounty.ItemJson().Replace("revenue * 0.01", "tax_paid * 0.3", StringComparison.Ordinal));
        var ended = rule with { Document = rule.Document with { EffectiveTo = Today.AddDays(-1) } };

        Assert.Equal(
            "document",
            Assert.Single(DraftLints.Check(new LintInput(ended, rule, AttributeCatalog.Starter, Today, null), isNumbersOnly: true)).Key
        );
    }

    internal static PolicyRule Rule(string json)
    {
        using var document = JsonDocument.Parse(json);
        return PolicyExchange.ReadOne(document.RootElement, AttributeCatalog.Starter, "$").Required;
    }

    private static IReadOnlyList<GateFinding> Check(PolicyRule rule, PolicyRule? before = null) =>
        DraftLints.Check(new LintInput(rule, before, AttributeCatalog.Starter, Today, ConfirmedUntil: null), isNumbersOnly: false);

    private static bool Has(IReadOnlyList<GateFinding> findings, string key) =>
        findings.Any(f => f.Key == key && f.Reason.Length > 0 && f.Remedy.Length > 0);

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
