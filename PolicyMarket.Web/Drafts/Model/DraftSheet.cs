using System.Collections.Immutable;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.FactSheets.Live;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Engine.Drafts;
using PolicyMarket.Rules.Findings;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>State of one open draft: the form, its faults, its findings, and the figures of its last valid state.</summary>
public sealed class DraftSheet(DraftForm form, AttributeCatalog catalog, TimeProvider? time = null)
{
    private readonly DraftUndo undo = new(form, time ?? TimeProvider.System);
    private readonly HashSet<int> folded = [];
    private ImmutableDictionary<int, DraftNode> nodes = ImmutableDictionary<int, DraftNode>.Empty;
    private ImmutableArray<int> order = [];

    /// <summary>Called when something was typed or picked.</summary>
    public Action? Changed { get; set; }

    /// <summary>Called when only what is shown has changed, such as a fold.</summary>
    public Action? Shown { get; set; }

    public AttributeCatalog Catalog => catalog;

    /// <summary>Clauses of documents that the draft cites.</summary>
    public ImmutableArray<ClauseLink> Clauses { get; set; } = [];

    public DraftForm Form { get; private set; } = form;

    public ImmutableArray<DraftProblem> Problems { get; private set; } = [];

    public RuleFindings? Findings { get; private set; }

    /// <summary>Findings about the amount for the author.</summary>
    public ImmutableArray<Diagnostic> AmountNotes { get; private set; } = [];

    /// <summary>The rule of the last valid state.</summary>
    public PolicyRule? Rule { get; private set; }

    /// <summary>Counts, and money once that is there too.</summary>
    public DraftMeasure? Counts { get; private set; }

    public DraftMeasure? Sums { get; private set; }

    /// <summary>The item as it is published, on the same firms; null for a new one.</summary>
    public DraftFigures? Published { get; private set; }

    public LiveTable? Table { get; private set; }

    /// <summary>Reach of the rule of the last valid state.</summary>
    public DraftReach? Reach { get; set; }

    /// <summary>The figures are those of an earlier state, because the present one cannot be read.</summary>
    public bool IsStale => !Problems.IsEmpty && Counts is not null;

    public DraftNode? NodeOf(DraftPart part) => nodes.GetValueOrDefault(part.Id);

    public IEnumerable<string> ProblemsOf(DraftPart part) => Problems.Where(problem => problem.PartId == part.Id).Select(problem => problem.Message);

    public IEnumerable<string> ProblemsOf(DraftField field) =>
        Problems.Where(problem => problem.PartId is null && problem.Field == field).Select(problem => problem.Message);

    /// <summary>Most important finding about this part, in words.</summary>
    public IEnumerable<(FindingKind Kind, string Words)> RemarksOf(DraftPart part) =>
        from remark in Findings?.All ?? []
        where
            remark.Places[0] is var place
            && (
                place < order.Length && order[place] == part.Id
                || remark.Kind == FindingKind.Contradiction && remark.Places.Any(other => other < order.Length && order[other] == part.Id)
            )
        select (remark.Kind, RuleFindingWords.Of(remark, Findings?.IsNever == true, catalog));

    /// <summary>The steps that can be undone.</summary>
    public DraftUndo Steps => undo;

    /// <summary>The clause that a condition cites; null when it was not made from a document of the record.</summary>
    public ClauseLink? ClauseOf(DraftPart part)
    {
        if (string.IsNullOrWhiteSpace(part.Cite))
        {
            return null;
        }

        var fitting = Clauses.Where(link => link.Section != DraftSection.Amount && link.Cite == part.Cite).ToList();
        return fitting.Find(link => part.Quote is not null && link.Quote == part.Quote)
            ?? (fitting is [var first, _, ..] ? first with { Words = "" } : fitting.FirstOrDefault());
    }

    /// <summary>The last step in words, for screen readers.</summary>
    public string Said { get; private set; } = "";

    /// <summary>Id of the row or group in which the cursor stands; null: outside the tree.</summary>
    public int? Current { get; set; }

    /// <summary>Id of the row whose tools are open.</summary>
    public int? Open { get; set; }

    /// <summary>Id of the row that is being dragged.</summary>
    public int? Dragged { get; set; }

    /// <summary>Id of the row whose handle takes the cursor at the next rendering.</summary>
    public int? Focused { get; set; }

    /// <summary>The lists of records that conditions can ask about.</summary>
    public ImmutableArray<AttributeDefinition> Lists => [.. catalog.All.Where(one => one is { Type: AttributeType.List, Fields.IsDefaultOrEmpty: false })];

    /// <summary>Coverage and freshness of the attributes.</summary>
    public AttributeData Data { get; set; } = new([]);

    /// <summary>The attributes of a condition that no firm has: whoever asks for them decides for none.</summary>
    public IEnumerable<AttributeDefinition> UndeliveredOf(DraftPart part)
    {
        if (Table is not { Facts.RowCount: > 0 } table || NodeOf(part)?.Condition is not ConditionLeaf leaf)
        {
            yield break;
        }

        foreach (var name in leaf.Attributes.Distinct(StringComparer.Ordinal))
        {
            if (catalog.TryGet(name, out var definition) && AttributeData.KnownOf(name, table) == 0)
            {
                yield return definition;
            }
        }
    }

    /// <summary>Says that something was typed or picked: in words, and the box it was typed in.</summary>
    public void Touch(string what, string? box = null)
    {
        undo.Note(Form, what, box);
        Said = box is null ? what : "";
        Changed?.Invoke();
    }

    public bool IsFolded(DraftPart group) => folded.Contains(group.Id);

    /// <summary>Folds a group to its sentence, or unfolds it; the draft stays the same.</summary>
    public void Fold(DraftPart group)
    {
        if (!folded.Remove(group.Id))
        {
            folded.Add(group.Id);
        }

        Shown?.Invoke();
    }

    /// <summary>Opens the tools of one row and closes those of every other.</summary>
    public void Toggle(DraftPart part)
    {
        Open = Open == part.Id ? null : part.Id;
        Shown?.Invoke();
    }

    /// <summary>Begins or ends the dragging of a row.</summary>
    public void Drag(DraftPart? part)
    {
        Dragged = part?.Id;
        Shown?.Invoke();
    }

    /// <summary>A row or group as its tools name it.</summary>
    public string NameOf(DraftPart part) =>
        part.IsGroup ? $"“{DraftWords.Of(part.Kind)}”这一组"
        : SentenceOf(part) is { } sentence ? $"“{sentence}”"
        : "未填完的条件";

    /// <summary>A condition as it was read last; null before it can be read.</summary>
    public string? SentenceOf(DraftPart part) => NodeOf(part)?.Condition is { } condition ? ConditionSentence.Of(condition, catalog) : null;

    /// <summary>Moves a row or group one step and leads the cursor after it; what cannot be done is said.</summary>
    public void Move(DraftPart part, DraftMove move)
    {
        var name = NameOf(part);
        if (!Form.Tree.Move(part, move))
        {
            Said = DraftMoveWords.Refused(move);
            Shown?.Invoke();
            return;
        }

        Focused = part.Id;
        Moved(part, name);
    }

    /// <summary>Puts a row where it was dropped.</summary>
    public void Drop(DraftPart group, int place)
    {
        var part = Dragged is { } id ? Form.Tree.Find(id) : null;
        Dragged = null;
        if (part is not null && Form.Tree.Put(part, group, place))
        {
            Moved(part, NameOf(part));
        }
        else
        {
            Shown?.Invoke();
        }
    }

    /// <summary>Undoes the last step.</summary>
    public void Undo() => Turned(undo.Undo(Form), DraftMoveWords.Undone, DraftMoveWords.NothingToUndo);

    /// <summary>Does again what was undone last.</summary>
    public void Redo() => Turned(undo.Redo(Form), DraftMoveWords.Redone, DraftMoveWords.NothingToRedo);

    /// <summary>Takes a change from outside, which is no step of this person.</summary>
    public void TakeIn(Action<DraftForm> change)
    {
        change(Form);
        undo.Rest(Form);
    }

    /// <summary>Begins again with the published item; a step like any other.</summary>
    public void Restore(DraftForm fresh)
    {
        (Form.Head, Form.Tree, Form.Amount, Form.Cap, Form.Editing) = (fresh.Head, fresh.Tree, fresh.Amount, fresh.Cap, fresh.Editing);
        nodes = nodes.Clear();
        Version++;
        Touch(DraftMoveWords.Restored);
    }

    /// <summary>Rises when the whole form was replaced, so that its boxes begin again.</summary>
    public int Version { get; private set; }

    private void Moved(DraftPart part, string name)
    {
        var parent = Form.Tree.ParentOf(part);
        Touch(DraftMoveWords.Moved(name, parent is null ? 1 : parent.Parts.IndexOf(part) + 1, parent?.Parts.Count ?? 1));
    }

    private void Turned(string? what, Func<string, string> words, string nothing)
    {
        Said = what is null ? nothing : words(what);
        if (what is not null)
        {
            Changed?.Invoke();
        }
        else
        {
            Shown?.Invoke();
        }
    }

    /// <summary>The form was read: its problems, or a rule with what its author should look at.</summary>
    public void Take(DraftReading reading)
    {
        Problems = reading.Problems;
        Rule = reading.Rule ?? Rule;
        Findings = reading.Rule is { } rule ? RuleFindings.Of(rule.Conditions, catalog) : null;
        AmountNotes = reading.Rule is { } priced ? AmountFindings.Of(priced, "$") : [];
        order = reading.Rule is null ? [] : [.. Form.Tree.Root.NodeOrder()];
    }

    /// <summary>Problems of the rule that was read last against the published items.</summary>
    public void Refuse(ImmutableArray<DraftProblem> problems) => Problems = problems;

    /// <summary>The figures of the rule that was taken last.</summary>
    public void Take(DraftMeasure measure, LiveTable table)
    {
        Table = table;
        if (measure.Figures.TotalYuan is null)
        {
            Counts = measure;
        }
        else
        {
            Sums = measure;
        }

        nodes = order.Zip(measure.Figures.Nodes).DistinctBy(pair => pair.First).ToImmutableDictionary(pair => pair.First, pair => pair.Second);
    }

    public void TakePublished(DraftFigures figures) => Published = figures;
}
