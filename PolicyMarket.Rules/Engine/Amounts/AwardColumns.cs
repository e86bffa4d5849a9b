using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Engine.Results;
using PolicyMarket.Rules.Engine.Rows;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Engine.Amounts;

/// <summary>
/// The determined amounts of those items that other amounts refer to, for the rows of a table: one item after the other in order of evaluation. An item
/// to which nothing refers costs nothing. Safe for many threads once made.
/// </summary>
internal sealed class AwardColumns
{
    private readonly AwardIndex index;
    private readonly Dictionary<string, RowNumber> numbers = new(StringComparer.Ordinal);

    private AwardColumns(AwardIndex index) => this.index = index;

    /// <summary>For the amounts that some rules use, directly or through others.</summary>
    public static AwardColumns Of(CompiledPlan plan, FactTable table, int threads)
    {
        var columns = new AwardColumns(plan.Awards);
        var needed = plan.Awards.Needed(plan.Rules);
        if (needed.IsEmpty)
        {
            return columns;
        }

        var part = PlanCompiler.Compile(needed, plan.Catalog, plan.Awards);
        var encoded = EncodedTable.InGivenOrder(part, table, threads);
        using var result = MatchRun.Of(encoded, new MatchSettings { Threads = threads }, CancellationToken.None);
        var compiler = new FormulaCompiler(table, columns);
        foreach (var (item, rule) in needed.Index())
        {
            columns.numbers.Add(rule.Id, Determined(rule, item, result, compiler));
        }

        encoded.GiveBack();
        return columns;
    }

    /// <summary>Values of award("id") by row; unknown for every row where the item is neither in force nor known to pay nothing.</summary>
    public RowNumber Number(string itemId) =>
        numbers.TryGetValue(itemId, out var number) ? number
        : index.PaysNothing(itemId) ? new RowNumber.Constant(0m)
        : new RowNumber.Nothing();

    /// <summary>The fact of a row by its name: a column, or the amount of another item.</summary>
    public FactValue? FactOf(FactTable table, int row, string name) =>
        !AwardName.TryParse(name, out var itemId) ? table.Get(row, name)
        : Number(itemId).TryGet(row, out var yuan) ? new NumberFact(yuan)
        : null;

    private static DeterminedAward Determined(PolicyRule rule, int item, MatchResult result, FormulaCompiler compiler)
    {
        var rows = new int[result.EligibleCount(item)];
        var open = new int[result.UnknownCount(item)];
        result.CopyEligible(item, rows);
        result.CopyUnknown(item, open);
        var unknown = new ulong[(result.RowCount + 63) / 64];
        foreach (var row in open)
        {
            unknown[row >> 6] |= 1UL << (row & 63);
        }

        var amount = rule.Amount is { } formula ? compiler.Compile(formula) : null;
        var fen = new long[rows.Length];
        for (var place = 0; place < rows.Length; place++)
        {
            fen[place] =
                rule.AmountKind == Outcomes.AmountKind.Qualification ? 0L
                : amount is not null && amount.TryGet(rows[place], out var raw) ? PayableAmount.FenOf(raw, rule.Cap) ?? PayableColumns.None
                : PayableColumns.None;
        }

        return new DeterminedAward(rows, fen, unknown);
    }
}
