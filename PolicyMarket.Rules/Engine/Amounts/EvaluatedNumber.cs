using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Rows;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Rules.Engine.Amounts;

/// <summary>A number that has no compiled form: the evaluator of formulas gives it.</summary>
internal sealed class EvaluatedNumber(FeelExpression formula, FactTable table, AwardColumns awards) : RowNumber
{
    public override bool TryGet(int row, out decimal value)
    {
        var result = (
            formula.Awards.IsEmpty ? formula.Evaluate(name => table.Get(row, name)) : formula.Evaluate(name => awards.FactOf(table, row, name))
        ).Number;
        value = result.GetValueOrDefault();
        return result is not null;
    }
}
