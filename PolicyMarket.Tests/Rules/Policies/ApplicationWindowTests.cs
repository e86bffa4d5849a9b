using System.Text;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Tests.Rules.Policies;

public sealed class ApplicationWindowTests
{
    [Theory]
    [InlineData("""{"from":"2026-03-01","to":"2026-11-30"}""", "2026-02-28", Validity.NotYet)]
    [InlineData("""{"from":"2026-03-01","to":"2026-11-30"}""", "2026-03-01", Validity.InForce)]
    [InlineData("""{"from":"2026-03-01","to":"2026-11-30"}""", "2026-11-30", Validity.InForce)]
    [InlineData("""{"from":"2026-03-01","to":"2026-11-30"}""", "2026-12-01", Validity.Expired)]
    [InlineData("""{"to":"2026-11-30"}""", "2025-06-01", Validity.InForce)]
    [InlineData("""{"from":"2026-03-01"}""", "2027-12-31", Validity.InForce)]
    [InlineData("""{"from":"2026-03-01"}""", "2028-01-01", Validity.Expired)]
    [InlineData("null", "2026-12-01", Validity.InForce)]
    public void Item_is_in_force_within_its_window_and_its_document(string window, string date, Validity expected) =>
        Assert.Equal(expected, Read(window).Required.ValidityOn(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Window_is_written_and_read_again_and_an_item_without_one_keeps_its_fingerprint()
    {
        var rule = Read("""{"from":"2026-03-01","to":"2026-11-30"}""").Required;
        Assert.Equal(new ApplicationWindow(new DateOnly(2026, 3, 1), new DateOnly(2026, 11, 30)), Again(rule).Window);
        Assert.Equal(rule.Fingerprint, Again(rule).Fingerprint);
        Assert.NotEqual(rule.Fingerprint, Read("null").Required.Fingerprint);
        Assert.DoesNotContain("window", Json(Read("null").Required), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 11, 30), rule.LastDay(null));
        Assert.Equal(new DateOnly(2027, 12, 31), Read("null").Required.LastDay(null));
    }

    [Theory]
    [InlineData("""{"from":"2026-12-01","to":"2026-11-30"}""", DiagnosticCatalogue.PolicyDatesUpsideDown)]
    [InlineData("""{"from":"2026-2-1"}""", DiagnosticCatalogue.PolicyDate)]
    [InlineData("{}", DiagnosticCatalogue.PolicyMissingField)]
    [InlineData("""{"from":null,"to":null}""", DiagnosticCatalogue.PolicyMissingField)]
    [InlineData("\"2026\"", DiagnosticCatalogue.PolicyFieldType)]
    [InlineData("""{"to":"2026-11-30","each_year":true}""", DiagnosticCatalogue.PolicyUnknownField)]
    public void Bad_window_is_named(string window, string code)
    {
        var problem = Assert.Single(Read(window).Diagnostics);
        Assert.Equal(code, problem.Code);
        Assert.Contains(".window", problem.Where, StringComparison.Ordinal);
    }

    private static PolicyRule Again(PolicyRule rule)
    {
        using var json = JsonDocument.Parse(Json(rule));
        return PolicyExchange.ReadOne(json.RootElement, AttributeCatalog.Starter, "$").Required;
    }

    private static string Json(PolicyRule rule)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            PolicyExchange.Write(rule, writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static Result<PolicyRule> Read(string window)
    {
        using var json = JsonDocument.Parse(
            $$"""
            {"id":"w","title":"w","document":{"title":"w","level":"县","effective_from":"2025-01-01","effective_to":"2027-12-31"},"category":"资金奖补","mode":"免申即享",
            "department":"工信","conditions":{"all":[]},"amount":"1","frequency":"yearly","window":{{window}}}
            """
        );
        return PolicyExchange.ReadOne(json.RootElement, AttributeCatalog.Starter, "$");
    }
}
