using System.Globalization;
using Microsoft.AspNetCore.Components;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Conditions.Lists;
using PolicyMarket.Web.Drafts.Amounts;
using PolicyMarket.Web.Drafts.Model;

namespace PolicyMarket.Web.Drafts;

/// <summary>
/// A condition on the records of a list as a card: any, all, at least so many. It is kept as a FEEL expression; an expression of another shape is shown as
/// what stands inside the component.
/// </summary>
public sealed partial class ListCard
{
    private readonly List<Row> rows = [];
    private ListCondition? card;
    private string? written;

    [CascadingParameter]
    public DraftSheet Sheet { get; set; } = null!; // the board gives it

    [Parameter, EditorRequired]
    public required DraftPart Part { get; set; }

    /// <summary>The expression as text.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private AttributeDefinition? Definition => card is not null && Sheet.Catalog.TryGet(card.List, out var list) ? list : null;

    protected override void OnParametersSet()
    {
        if (written == Part.Formula)
        {
            return;
        }

        written = Part.Formula;
        card = Part.Formula.Length == 0 ? null : ListConditionText.Read(Part.Formula, Sheet.Catalog);
        rows.Clear();
        rows.AddRange(card?.Tests.Select(test => new Row(test.Field, test.Op, TextOf(test))) ?? []);
    }

    private AttributeDefinition? FieldOf(string name) => Definition?.Fields.FirstOrDefault(field => field.Name == name);

    private string TextOf(ListTest test)
    {
        var bare = test.Value.TrimStart('@').Trim('"');
        return FieldOf(test.Field) is { IsNumber: true } field && decimal.TryParse(bare, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? NumberInput.Write(number, field)
            : bare;
    }

    /// <summary>A value that is not complete stays as typed, so that the expression is refused at its place.</summary>
    private string LiteralOf(Row row) =>
        FieldOf(row.Field) switch
        {
            { IsNumber: true } field => NumberInput.Read(row.Text, field) is { } number
                ? ListConditionText.Literal(new NumberFact(number))
                : row.Text.Trim(),
            { Type: AttributeType.Boolean } => ListConditionText.Literal(new BooleanFact(row.Text != "false")),
            { Type: AttributeType.Date } => DateOnly.TryParseExact(row.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? ListConditionText.Literal(new DateFact(day))
                : "",
            _ => ListConditionText.Literal(new TextFact(row.Text.Trim())),
        };

    private void SetLeast(string? text)
    {
        if (card is not null && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var least) && least is >= 1 and <= 1_000_000)
        {
            Say(card with { Least = least }, string.Create(CultureInfo.InvariantCulture, $"least-{Part.Id}"));
        }
    }

    private void SetField(int index, string? name)
    {
        if (FieldOf(name ?? "") is { } field)
        {
            Set(index, new Row(field.Name, ListConditionText.Fitting(field)[0], field.Type == AttributeType.Boolean ? "true" : ""));
        }
    }

    private void Set(int index, Row row, string? box = null)
    {
        rows[index] = row;
        Say(card, box);
    }

    private void Add()
    {
        if (Definition?.Fields is [var first, ..])
        {
            rows.Add(new Row(first.Name, ListConditionText.Fitting(first)[0], first.Type == AttributeType.Boolean ? "true" : ""));
            Say(card);
        }
    }

    private void Drop(int index)
    {
        rows.RemoveAt(index);
        Say(card);
    }

    private void Say(ListCondition? changed, string? box = null)
    {
        if (changed is null)
        {
            return;
        }

        card = changed with { Tests = [.. rows.Select(row => new ListTest(row.Field, row.Op, LiteralOf(row)))] };
        Part.Formula = written = ListConditionText.Write(card);
        Sheet.Touch("改清单条件", box);
    }

    private sealed record Row(string Field, ComparisonOperator Op, string Text);
}
