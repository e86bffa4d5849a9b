namespace PolicyMarket.Rules.Evaluation;

/// <summary>Chinese texts about payable amounts.</summary>
internal static class EvaluationWording
{
    internal const string AmountOutOfRange = "金额超出可拨付的范围，请核对公式和数据";
}
