using System.Globalization;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Sampling;

/// <summary>Answers of the Explainer for each pair of a batch; sums in fen, null where nothing is to be paid.</summary>
internal sealed class ExpectedAnswers
{
    private readonly OutcomeKind[] outcomes;
    private readonly long?[] fen;
    private readonly int firms;

    public ExpectedAnswers(RandomMarket market)
    {
        var explainer = new Explainer(RandomMarket.Catalog);
        var awards = new AwardIndex(market.Items, RandomMarket.PayingNothing);
        firms = market.Firms.Length;
        outcomes = new OutcomeKind[market.Items.Length * firms];
        fen = new long?[outcomes.Length];
        for (var item = 0; item < market.Items.Length; item++)
        {
            for (var row = 0; row < firms; row++)
            {
                var decision = explainer.Decide(market.Items[item], market.Firms[row], awards);
                outcomes[(item * firms) + row] = decision.Outcome;
                fen[(item * firms) + row] = decision.PayableYuan is { } yuan ? (long)(yuan * 100m) : null;
            }
        }
    }

    public OutcomeKind Outcome(ItemIndex item, RowIndex row) => outcomes[(item * firms) + row];

    public long? Fen(ItemIndex item, RowIndex row) => fen[(item * firms) + row];

    /// <summary>The rows of an item with this outcome, rising.</summary>
    public List<int> Rows(int item, OutcomeKind outcome) =>
        [.. Enumerable.Range(0, firms).Where(row => Outcome(new ItemIndex(item), new RowIndex(row)) == outcome)];

    public string Text(ItemIndex item, RowIndex row) =>
        Outcome(item, row) == OutcomeKind.Eligible ? $"{Words(OutcomeKind.Eligible)}，{Words(Fen(item, row))}" : Words(Outcome(item, row));

    public static string Words(OutcomeKind outcome) =>
        outcome switch
        {
            OutcomeKind.Eligible => "符合",
            OutcomeKind.Ineligible => "不符合",
            OutcomeKind.Unknown => "缺数据",
            _ => throw new InvalidOperationException($"The unknown outcome {outcome}."),
        };

    public static string Words(long? fen) => fen is { } sum ? string.Create(CultureInfo.InvariantCulture, $"{sum} 分") : "无金额";

    public AgreementResult Result(Disagreement? difference) =>
        new(
            outcomes.Length,
            outcomes.Count(one => one == OutcomeKind.Eligible),
            outcomes.Count(one => one == OutcomeKind.Unknown),
            fen.Count(one => one is not null),
            difference
        );
}
