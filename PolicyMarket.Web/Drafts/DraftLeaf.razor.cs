using System.Globalization;
using Microsoft.AspNetCore.Components;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Web.Drafts.Model;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts;

/// <summary>One condition of a draft: attribute, operator, value; or a free expression.</summary>
public sealed partial class DraftLeaf
{
    [CascadingParameter]
    public DraftSheet Sheet { get; set; } = null!; // the board gives it

    [Parameter, EditorRequired]
    public required DraftPart Part { get; set; }

    private ElementReference place;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!; // injected

    private ClauseLink? Clause => Sheet.ClauseOf(Part);

    private AttributeDefinition? Definition => Sheet.Catalog.TryGet(Part.Attribute, out var definition) ? definition : null;

    /// <summary>As it was read last.</summary>
    private string? Sentence => Sheet.SentenceOf(Part);

    private string Foot =>
        string.Join(
            " · ",
            new[]
            {
                Sentence,
                ConditionRows.Holder(Part.Attribute, Sheet.Catalog),
                Known,
                Clause is null && Part.Cite is { Length: > 0 } cite ? $"依据：{cite}" : null,
            }.Where(text => text is not null)
        );

    /// <summary>Type, firms that have it and how fresh it is, once the firms were read for it.</summary>
    private string? Known =>
        Definition is { } definition
            ? Sheet.Data.Say(
                definition,
                Sheet.NodeOf(Part)?.Condition is ConditionLeaf leaf && leaf.Attributes.Contains(definition.Name) ? Sheet.Table : null
            )
            : null;

    /// <summary>A link of a document's clause leads here.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Clause is { } clause && clause.IsNamedBy(Navigation.Uri))
        {
            await place.FocusAsync();
        }
    }

    private bool TakeFocus()
    {
        var isNew = Part.IsNew;
        Part.IsNew = false;
        return isNew;
    }

    private void SetAttribute(string name)
    {
        Sheet.Form.Tree.ChangeAttribute(Part, name);
        Sheet.Touch($"改指标为“{Definition?.Label ?? name}”");
    }

    /// <summary>"GreaterOrEqual", and "GreaterOrEqual@" against another attribute.</summary>
    private string Chosen => Part.IsAgainstAttribute ? $"{Part.Op}@" : $"{Part.Op}";

    private void SetOperator(string? chosen)
    {
        DraftTree.ChangeOperator(Part, Enum.Parse<ComparisonOperator>((chosen ?? "").TrimEnd('@')), chosen?.EndsWith('@') == true);
        Sheet.Touch($"改{Sheet.NameOf(Part)}的比较方式");
    }

    private void SetFormula(string? text)
    {
        Part.Formula = text ?? "";
        Sheet.Touch("改自由条件", string.Create(CultureInfo.InvariantCulture, $"formula-{Part.Id}"));
    }

    private void Remove()
    {
        var name = Sheet.NameOf(Part);
        Sheet.Form.Tree.Remove(Part);
        Sheet.Touch($"删去{name}");
    }
}
