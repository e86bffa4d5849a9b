using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Sampling;

/// <summary>
/// Decides batches of a random market with the Explainer and with every way to ask the columnar engine and NRules. Each batch stands alone, so several threads
/// may check.
/// </summary>
public static class Agreement
{
    /// <summary>Pairs decided and the first difference; an exception of the engine is a difference too.</summary>
    public static AgreementResult Check(ulong seed, long batch)
    {
        var market = RandomMarket.Batch(seed, batch);
        var expected = new ExpectedAnswers(market);
        var variants = new EngineVariants(market, expected, batch);
        try
        {
            return variants.FirstDifference() is var (item, row, actual)
                ? expected.Result(
                    new Disagreement(
                        seed,
                        batch,
                        row,
                        market.Items[item],
                        market.Firms[row],
                        variants.Variant,
                        expected.Text(new ItemIndex(item), new RowIndex(row)),
                        actual
                    )
                )
                : expected.Result(null);
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            return expected.Result(new Disagreement(seed, batch, 0, market.Items[0], market.Firms[0], variants.Variant, "有结果", "异常：" + broken));
        }
    }
}
