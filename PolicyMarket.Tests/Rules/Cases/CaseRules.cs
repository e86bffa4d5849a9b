using System.Text;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Cases;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Tests.Rules.Cases;

/// <summary>Rules and days for tests of worked cases.</summary>
internal static class CaseRules
{
    public static readonly DateOnly Day = new(2026, 5, 1);

    public static AttributeCatalog Catalog => AttributeCatalog.Starter;

    /// <summary>The facts that hold for every firm on the day.</summary>
    public static Facts Ground { get; } =
        Facts.From(
            new Dictionary<string, FactValue>
            {
                ["business_date"] = new DateFact(Day),
                ["assessment_year"] = new NumberFact(2025),
                ["assessment_year_start"] = new DateFact(new DateOnly(2025, 1, 1)),
                ["assessment_year_end"] = new DateFact(new DateOnly(2025, 12, 31)),
            }
        );

    /// <summary>A national item with these conditions and this amount, both as JSON.</summary>
    public static PolicyRule Rule(string conditions, string amount = "\"revenue * 0.01\"", string cap = "500000")
    {
        var json = $$"""
            [{"id":"case-item","title":"算例","document":{"title":"文件","number":"一号","issuer":"国务院","level":"国家","region":null,
            "effective_from":"2026-01-01","effective_to":"2027-12-31"},"category":"资金奖补","benefit":"奖补","mode":"免申即享","department":"工信",
            "summary":"算例","conditions":{{conditions}},"amount":{{amount}},"cap":{{cap}},"exclusive_group":null,"frequency":"yearly",
            "source":"测试文件","confidence":"page"}]
            """;
        return PolicyExchange.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), Catalog).Required.Single();
    }

    public static CaseRunner Runner(string conditions, string amount = "\"revenue * 0.01\"", string cap = "500000") =>
        new(Rule(conditions, amount, cap), Catalog);

    public static CaseFacts Told(string json) => CaseFacts.Read(json, Catalog).Required;

    public static CaseResult Run(this CaseRunner runner, string json) => runner.Run(Told(json).Over(Ground, Day));
}
