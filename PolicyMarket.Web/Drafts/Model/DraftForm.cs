using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Drafts.Amounts;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>A draft as it is being written: its head, its tree, and the texts of the amount.</summary>
public sealed class DraftForm
{
    /// <summary>Name of a new draft until its author names it.</summary>
    public const string NewId = "draft-1";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private DraftForm(PolicyRule origin, AttributeCatalog catalog)
    {
        Head = DraftReader.JsonOf(origin);
        foreach (var part in new[] { "conditions", "amount", "cap" })
        {
            Head.Remove(part);
        }

        Tree = new DraftTree(origin.Conditions, catalog);
        Amount = origin.AmountTable is null ? origin.AmountText ?? "" : TableText(origin);
        Cap = origin.Cap?.ToString("#,##0.##", CultureInfo.InvariantCulture) ?? "";
    }

    private DraftForm(JsonObject head, DraftTree tree)
    {
        Head = head;
        Tree = tree;
    }

    /// <summary>The item in the exchange form without conditions, amount and cap.</summary>
    public JsonObject Head { get; set; }

    public DraftTree Tree { get; set; }

    public string Id
    {
        get => HeadText("id");
        set => Head["id"] = value;
    }

    public string Title
    {
        get => HeadText("title");
        set => Head["title"] = value;
    }

    /// <summary>A formula, or a table as JSON; empty for none.</summary>
    public string Amount { get; set; } = "";

    /// <summary>The amount as typed in its form while that is no formula yet; <see cref="Amount"/> is then the last one that was.</summary>
    public AmountDraft? Editing { get; set; }

    /// <summary>Yuan; empty for none.</summary>
    public string Cap { get; set; } = "";

    public static DraftForm Of(PolicyRule published, AttributeCatalog catalog) => new(published, catalog);

    /// <summary>A saved draft, as its author left it.</summary>
    public static DraftForm Of(DraftContent content, AttributeCatalog catalog)
    {
        var form = new DraftForm([], DraftTree.Empty(catalog));
        foreach (var section in Enum.GetValues<DraftSection>())
        {
            DraftContents.Take(form, section, content, catalog);
        }

        return form;
    }

    /// <summary>A text of the head, or of the document in it as "document.title"; empty when it has none.</summary>
    public string HeadText(string path)
    {
        var (holder, name) = PlaceOf(path);
        return holder[name] is JsonValue value ? value.ToString() : "";
    }

    /// <summary>Sets a text of the head; an empty one where <paramref name="isOptional"/> becomes null.</summary>
    public void SetHead(string path, string? text, bool isOptional)
    {
        var (holder, name) = PlaceOf(path);
        holder[name] = isOptional && string.IsNullOrWhiteSpace(text) ? null : JsonValue.Create(text ?? "");
    }

    private (JsonObject Holder, string Name) PlaceOf(string path)
    {
        if (path.Split('.') is not [var outer, var inner])
        {
            return (Head, path);
        }

        if (Head[outer] is not JsonObject holder)
        {
            holder = [];
            Head[outer] = holder;
        }

        return (holder, inner);
    }

    /// <summary>Nothing asked and nothing paid yet.</summary>
    public static DraftForm Empty(string department, AttributeCatalog catalog)
    {
        using var json = JsonDocument.Parse(
            """
            {"id":"draft-1","title":"新事项","document":{"title":"（待补政策文件标题）","number":null,
            "issuer":null,"level":"县","region":null,"effective_from":null,"effective_to":null},
            "category":"资金奖补","mode":"免申即享","department":"","summary":"","conditions":{"all":[]},"amount":null,
            "cap":null,"exclusive_group":null,"frequency":"yearly","source":"","confidence":"page"}
            """
        );
        var item = JsonNode.Parse(json.RootElement.GetRawText())!.AsObject(); // an object, as written above
        item["department"] = department;
        using var filled = JsonDocument.Parse(item.ToJsonString());
        return new DraftForm(PolicyExchange.ReadOne(filled.RootElement, catalog, "$").Required, catalog);
    }

    private static string TableText(PolicyRule rule) => DraftReader.JsonOf(rule)["amount"]?["table"]?.ToJsonString(Readable) ?? "";
}
