using System.Text.Json;

namespace PolicyMarket.Tests.Data.Nightly;

/// <summary>The exchange form of the items.</summary>
internal sealed partial class MatchingCounty
{
    private static string Rule(
        string id,
        string conditions,
        string amount,
        int? cap = null,
        string? group = null,
        string mode = "免申即享",
        string? to = "2027-12-31",
        string category = "奖补"
    ) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object?>
            {
                ["id"] = id,
                ["title"] = $"{id} 奖补",
                ["document"] = new Dictionary<string, object?>
                {
                    ["title"] = $"{id} 的文件",
                    ["number"] = "涟政发〔2025〕1号",
                    ["issuer"] = "涟源市人民政府",
                    ["level"] = "县",
                    ["region"] = "431382",
                    ["effective_from"] = "2025-01-01",
                    ["effective_to"] = to,
                },
                ["category"] = category,
                ["mode"] = mode,
                ["department"] = "工信",
                ["summary"] = "符合条件的企业给予奖补",
                ["conditions"] = JsonSerializer.Deserialize<JsonElement>(conditions),
                ["amount"] = amount,
                ["cap"] = cap,
                ["exclusive_group"] = group,
                ["frequency"] = "yearly",
                ["source"] = "测试文件",
                ["confidence"] = "page",
            }
        );
}
