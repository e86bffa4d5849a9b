using System.Collections.Immutable;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Rules.Tables;

/// <summary>
/// A decision table of DMN: rows of tests and results. A missing fact that could change which rows fit makes the result unknown. Immutable; safe for many
/// threads.
/// </summary>
public sealed class DecisionTable
{
    private readonly Lazy<Result<FeelExpression>> formula;

    internal DecisionTable(TableContent content, ImmutableArray<Diagnostic> remarks, AttributeCatalog catalog)
    {
        Content = content;
        Findings = remarks;
        var cells = content
            .Inputs.Select(input => input.Expression)
            .Concat(content.Rows.SelectMany(row => row.When.Select(cell => cell.Expression).OfType<FeelExpression>()))
            .Concat(content.Rows.SelectMany(row => row.Then))
            .Concat(content.Default)
            .ToList();
        Attributes = [.. cells.SelectMany(cell => cell.Attributes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Awards = [.. cells.SelectMany(cell => cell.Awards).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        formula = new Lazy<Result<FeelExpression>>(() => TableFormula.Of(content, catalog));
    }

    public string Name => Content.Name;

    public HitPolicy Hit => Content.Hit;

    public TableAggregate Aggregate => Content.Aggregate;

    public ImmutableArray<TableInput> Inputs => Content.Inputs;

    public ImmutableArray<TableOutput> Outputs => Content.Outputs;

    public ImmutableArray<TableRow> Rows => Content.Rows;

    /// <summary>Results where no row fits; empty when there are none.</summary>
    public ImmutableArray<FeelExpression> Default => Content.Default;

    /// <summary>Warnings for the author, with row numbers: gaps, rows that can never decide.</summary>
    public ImmutableArray<Diagnostic> Findings { get; }

    /// <summary>Names of all attributes that some cell uses, ordinal order.</summary>
    public ImmutableArray<string> Attributes { get; }

    /// <summary>Ids of the items whose amounts some cell uses: only tables of amounts may name any.</summary>
    public ImmutableArray<string> Awards { get; }

    internal TableContent Content { get; }

    /// <summary>
    /// The whole table as one expression with the same value, for amounts; a diagnostic where the table answers a list or several outputs, or is too large.
    /// </summary>
    public Result<FeelExpression> Formula => formula.Value;

    /// <summary>Shape, expressions, tests and overlaps are checked; every fault has its JSON path, row and position.</summary>
    public static Result<DecisionTable> Read(JsonElement element, AttributeCatalog catalog, string where = "$") =>
        new TableReader(catalog, where).Read(element);

    /// <summary>A written table reads back equal.</summary>
    public void Write(Utf8JsonWriter writer) => TableWriter.Write(Content, writer);

    public TableOutcome Evaluate(Facts facts) => TableEvaluation.Of(Content, name => facts[name], withSteps: true);

    /// <summary>Without steps, from any source of facts: for the many firms of a run.</summary>
    public TableOutcome Evaluate(Func<string, FactValue?> fact) => TableEvaluation.Of(Content, fact, withSteps: false);

    public override string ToString() => $"{Name} ({TableWords.Of(Hit)}, {Rows.Length} rows)";
}
