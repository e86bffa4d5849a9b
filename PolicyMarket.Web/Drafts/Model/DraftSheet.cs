using System.Collections.Immutable;
using PolicyMarket.Data.FactSheets.Live;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Engine.Drafts;
using PolicyMarket.Rules.Findings;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>State of one open draft: the form, its faults, its findings, and the figures of its last valid state.</summary>
public sealed class DraftSheet(DraftForm form, AttributeCatalog catalog)
{
    private ImmutableDictionary<int, DraftNode> nodes = ImmutableDictionary<int, DraftNode>.Empty;
    private ImmutableArray<int> order = [];

    /// <summary>Called when something was typed or picked.</summary>
    public Action? Changed { get; set; }

    public AttributeCatalog Catalog => catalog;

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

    /// <summary>Says that something was typed or picked.</summary>
    public void Touch() => Changed?.Invoke();

    /// <summary>Begins again with the published item.</summary>
    public void Restore(DraftForm fresh)
    {
        Form = fresh;
        nodes = nodes.Clear();
        Touch();
    }

    /// <summary>The form was read: its problems, or a rule with what its author should look at.</summary>
    public void Take(DraftReading reading)
    {
        Problems = reading.Problems;
        Rule = reading.Rule ?? Rule;
        Findings = reading.Rule is { } rule ? RuleFindings.Of(rule.Conditions, catalog) : null;
        AmountNotes = reading.Rule is { } priced ? AmountFindings.Of(priced, "$") : [];
        order = reading.Rule is null ? [] : [.. Form.Tree.Root.InOrder().Select(part => part.Id)];
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

        nodes = order.Zip(measure.Figures.Nodes).ToImmutableDictionary(pair => pair.First, pair => pair.Second);
    }

    public void TakePublished(DraftFigures figures) => Published = figures;
}
