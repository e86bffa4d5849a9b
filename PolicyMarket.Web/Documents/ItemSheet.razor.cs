using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Authoring.Documents;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Documents.Model;
using PolicyMarket.Web.Drafts.Model;

namespace PolicyMarket.Web.Documents;

/// <summary>The choices for one item: its marked clauses with their suggestions to accept, and what the draft will hold.</summary>
public sealed partial class ItemSheet
{
    /// <summary>Suggestions below this confidence, or without an attribute, are not ticked beforehand.</summary>
    private const double Ticked = 0.6;

    private readonly HashSet<string> accepted = new(StringComparer.Ordinal);
    private ElementReference heading;
    private DraftedItem drafted = null!; // set before the first rendering
    private string title = "";
    private string benefit = PolicyWords.Of(BenefitKind.Award);
    private string mode = PolicyWords.Of(ClaimMode.Apply);

    [Parameter, EditorRequired]
    public required DocumentView Document { get; set; }

    /// <summary>The marked clauses, in the order of the text.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<DocumentClause> Clauses { get; set; }

    [Parameter, EditorRequired]
    public required ILookup<int, Suggestion> Suggestions { get; set; }

    [Parameter, EditorRequired]
    public required TextPlaces Places { get; set; }

    /// <summary>Title of the document that a notice issues.</summary>
    [Parameter]
    public string? EnclosedTitle { get; set; }

    /// <summary>Stands first among the departments of the item.</summary>
    [Parameter]
    public string LeadDepartment { get; set; } = "";

    [Parameter]
    public bool IsBusy { get; set; }

    [Parameter]
    public EventCallback<DraftedItem> OnMake { get; set; }

    [Parameter]
    public EventCallback OnBack { get; set; }

    private IEnumerable<Suggestion> Found => Clauses.SelectMany(clause => Suggestions[clause.Offset]);

    private string? SuggestedTitle => ItemTitle.Suggest(Found.FirstOrDefault(one => one.Item is not null)?.Item?.Title, EnclosedTitle ?? Document.Title);

    private string HeadNote
    {
        get
        {
            var open = ItemDrafting.TakenOver.Where(one => !Document.Head.ContainsKey(one)).Select(DocumentDeskWording.Say).ToList();
            return open.Count == 0
                ? "文件头都已确认，一并写进草稿。"
                : $"文件头里还没有确认的不写进草稿：{string.Join("、", open)}。可以先返回确认，也可以以后在草稿里填。";
        }
    }

    private string ConditionsNote
    {
        get
        {
            var parts = drafted.Form.Tree.Root.InOrder().Where(part => !part.IsGroup).ToList();
            var unknown = parts.Count(part => !Catalog.TryGet(part.Attribute, out _));
            return parts.Count == 0 ? "（没有，所有企业都符合）"
                : unknown == 0 ? $"{parts.Count} 项"
                : $"{parts.Count} 项，其中 {unknown} 项要在草稿里选指标";
        }
    }

    protected override void OnInitialized()
    {
        var item = Found.FirstOrDefault(one => one.Item is not null)?.Item;
        title = SuggestedTitle ?? "";
        benefit = item?.Benefit is { } said && Enum.GetValues<BenefitKind>().Any(kind => PolicyWords.Of(kind) == said) ? said : benefit;
        mode = item?.Mode is { } stated && Enum.GetValues<ClaimMode>().Any(one => PolicyWords.Of(one) == stated) ? stated : mode;
        accepted.UnionWith(Found.Where(IsTickedBeforehand).Select(one => one.Id));
        Compose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await heading.FocusAsync();
        }
    }

    protected override bool ShouldRender()
    {
        Compose();
        return true;
    }

    private static bool IsTickedBeforehand(Suggestion one) =>
        one.Source.Confidence >= Ticked && one.Hint is null && one.Kind is SuggestionKind.Condition or SuggestionKind.Amount;

    private void Accept(Suggestion one, bool isAccepted)
    {
        if (isAccepted)
        {
            accepted.Add(one.Id);
        }
        else
        {
            accepted.Remove(one.Id);
        }
    }

    private void Compose() =>
        drafted = ItemDrafting.Compose(
            Document,
            new ItemInput([.. Clauses], [.. Found.Where(one => accepted.Contains(one.Id))], title, benefit, mode, LeadDepartment),
            Catalog
        );
}
