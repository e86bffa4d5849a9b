using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Rows;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Engine.Amounts;

/// <summary>
/// The payable sums of a plan's items for the rows of a table, in fen: compiled formulas, the same to the fen as the Explainer's. Safe for many threads.
/// </summary>
public sealed class PayableColumns
{
    /// <summary>No sum: unknown, fixed by the authority, or a qualification.</summary>
    public const long None = long.MinValue;

    private readonly CompiledPlan plan;
    private readonly RowNumber?[] formulas;
    private readonly long?[] fixedFen;

    public PayableColumns(CompiledPlan plan, FactTable table, int threads = 2)
    {
        this.plan = plan;
        var compiler = new FormulaCompiler(table, AwardColumns.Of(plan, table, threads));
        formulas = new RowNumber?[plan.Rules.Length];
        fixedFen = new long?[plan.Rules.Length];
        for (var item = 0; item < formulas.Length; item++)
        {
            formulas[item] = plan.Rules[item].Amount is { } amount ? compiler.Compile(amount) : null;
            if (formulas[item] is RowNumber.Constant constant)
            {
                fixedFen[item] = PayableAmount.FenOf(constant.Number, plan.Rules[item].Cap);
            }
        }
    }

    /// <summary>Null as <see cref="None"/>. Meant for rows that are eligible.</summary>
    public long? FenOf(ItemIndex item, RowIndex row) => Raw(item, row) is var fen && fen == None ? null : fen;

    /// <summary>The sums of some rows of one item.</summary>
    public void Fen(int item, ReadOnlySpan<int> rows, Span<long> fen)
    {
        for (var place = 0; place < rows.Length; place++)
        {
            fen[place] = Raw(new ItemIndex(item), new RowIndex(rows[place]));
        }
    }

    private long Raw(ItemIndex item, RowIndex row)
    {
        if (fixedFen[item] is { } same)
        {
            return same;
        }

        return formulas[item] is { } formula && formula.TryGet(row, out var raw) ? PayableAmount.FenOf(raw, plan.Rules[item].Cap) ?? None : None;
    }
}
