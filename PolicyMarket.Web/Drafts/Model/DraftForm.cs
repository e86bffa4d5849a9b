using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Policies.Search;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>A draft as it is being written: the item that it began from, its tree, and the texts of the amount.</summary>
public sealed class DraftForm
{
    /// <summary>What a draft from nothing is called until its author names it.</summary>
    public const string NewId = "draft-1";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private DraftForm(PolicyRule origin, AttributeCatalog catalog)
    {
        Origin = origin;
        Tree = new DraftTree(origin.Conditions, catalog);
        Id = origin.Id;
        Title = origin.Title;
        Amount = origin.AmountTable is null ? origin.AmountText ?? "" : TableText(origin);
        Cap = origin.Cap?.ToString("#,##0.##", CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>The published item, or the empty one.</summary>
    public PolicyRule Origin { get; }

    public DraftTree Tree { get; }

    public string Id { get; set; }

    public string Title { get; set; }

    /// <summary>A formula, or a table as JSON; empty for none.</summary>
    public string Amount { get; set; }

    /// <summary>Yuan; empty for none.</summary>
    public string Cap { get; set; }

    public static DraftForm Of(PolicyRule published, AttributeCatalog catalog) => new(published, catalog);

    /// <summary>Nothing asked and nothing paid yet.</summary>
    public static DraftForm Empty(string department, AttributeCatalog catalog)
    {
        using var json = JsonDocument.Parse("""
            {"id":"draft-1","title":"新事项","document":{"title":"（待补政策文件标题）","number":null,"issuer":null,"level":"县","region":null,"effective_from":null,"effective_to":null},
            "category":"资金奖补","mode":"免申即享","department":"","summary":"","conditions":{"all":[]},"amount":null,"cap":null,"exclusive_group":null,"frequency":"yearly","source":"","confidence":"page"}
            """);
        var item = JsonNode.Parse(json.RootElement.GetRawText())!.AsObject(); // an object, as written above
        item["department"] = department;
        using var filled = JsonDocument.Parse(item.ToJsonString());
        return new DraftForm(PolicyExchange.ReadOne(filled.RootElement, catalog, "$").Required, catalog);
    }

    private static string TableText(PolicyRule rule) =>
        DraftReader.JsonOf(rule)["amount"]?["table"]?.ToJsonString(Readable) ?? "";
}
