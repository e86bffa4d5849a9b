using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Web.Drafts.Amounts;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>Turns a form into the content that is saved, and back: the exchange form, and the texts as typed in "editor".</summary>
internal static class DraftContents
{
    private static readonly JsonSerializerOptions Editor = new(DraftContent.Plain)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly JsonSerializerOptions Readable = new(DraftContent.Plain) { WriteIndented = true };

    public static DraftContent Of(DraftForm form, AttributeCatalog catalog) =>
        new(form.Head.ToJsonString(DraftContent.Plain), ConditionsOf(form, catalog), AmountOf(form, catalog));

    /// <summary>Puts one part of the content into the form.</summary>
    public static void Take(DraftForm form, DraftSection section, DraftContent content, AttributeCatalog catalog)
    {
        var part = JsonNode.Parse(content.TextOf(section), nodeOptions: null, new JsonDocumentOptions { MaxDepth = 256 })?.AsObject() ?? [];
        switch (section)
        {
            case DraftSection.Head:
                form.Head = part;
                break;
            case DraftSection.Conditions:
                form.Tree = EditorOf<DraftPartState>(part) is { } state
                    ? DraftTree.Of(state, catalog)
                    : new DraftTree(ConditionsOf(part["rule"], catalog), catalog);
                break;
            case DraftSection.Amount when EditorOf<DraftAmountState>(part) is { } texts:
                texts.Restore(form);
                break;
            case DraftSection.Amount:
                form.Editing = null;
                form.Amount = part["amount"] switch
                {
                    JsonObject table => table["table"]?.ToJsonString(Readable) ?? "",
                    JsonValue formula => formula.ToString(),
                    _ => "",
                };
                form.Cap = part["cap"] is JsonValue cap ? cap.GetValue<decimal>().ToString("#,##0.##", CultureInfo.InvariantCulture) : "";
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(section), section, "An unknown part of a draft.");
        }
    }

    /// <summary>Null for content that no page of this form has written: the exchange form counts.</summary>
    private static T? EditorOf<T>(JsonObject part)
        where T : class
    {
        try
        {
            return part["editor"]?.Deserialize<T>(Editor);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Content that no page has written has the exchange form alone.</summary>
    private static Condition ConditionsOf(JsonNode? rule, AttributeCatalog catalog)
    {
        using var document = JsonDocument.Parse(rule?.ToJsonString(DraftContent.Plain) ?? """{"all":[]}""", new JsonDocumentOptions { MaxDepth = 256 });
        return ConditionJson.Read(document.RootElement, catalog).Required;
    }

    private static string ConditionsOf(DraftForm form, AttributeCatalog catalog)
    {
        var writer = new DraftTreeWriter(catalog);
        var rule = writer.Write(form.Tree.Root, "$.conditions");
        var part = new JsonObject { ["rule"] = writer.Problems.Count == 0 ? rule : null };
        part["editor"] = JsonSerializer.SerializeToNode(DraftPartState.Of(form.Tree.Root), Editor);
        return WithFault(part, writer.Problems);
    }

    private static string AmountOf(DraftForm form, AttributeCatalog catalog)
    {
        var problems = new List<DraftProblem>();
        var part = new JsonObject { ["amount"] = DraftReader.AmountOf(form, catalog, problems), ["cap"] = DraftReader.CapOf(form.Cap, problems) };
        part["editor"] = JsonSerializer.SerializeToNode(DraftAmountState.Of(form), Editor);
        return WithFault(part, problems);
    }

    private static string WithFault(JsonObject part, List<DraftProblem> problems)
    {
        if (problems.Count > 0)
        {
            part["fault"] = problems[0].Message;
        }

        return part.ToJsonString(DraftContent.Plain);
    }
}
