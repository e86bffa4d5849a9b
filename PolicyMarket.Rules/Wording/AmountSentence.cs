using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Wording;

/// <summary>The arithmetic of an amount in one line of Chinese.</summary>
internal static class AmountSentence
{
    public static string Of(PolicyRule rule, OutcomeKind outcome, PayableAmount amount, AttributeCatalog catalog)
    {
        switch (rule.AmountKind, outcome)
        {
            case (AmountKind.Qualification, _):
                return "本事项为资格认定，不直接发放资金";
            case (AmountKind.DiscretionaryUpToCap, _):
                return $"由主管部门核定，不超过 {MoneyText.Short(rule.Cap ?? 0)}";
            case (_, OutcomeKind.Ineligible):
                return "条件不满足，不计算金额";
            case (_, OutcomeKind.Unknown):
                return "条件尚未判定，补齐数据后计算金额";
            default:
                return OfFormula(rule, amount, catalog);
        }
    }

    private static string OfFormula(PolicyRule rule, PayableAmount amount, AttributeCatalog catalog)
    {
        var steps = amount.Steps.Select(step => $"{step.Expression} = {step.Result}").ToList();
        if (amount.Payable is not { } payable)
        {
            var labels = amount.Missing.Select(name => catalog.TryDescribe(name, out var definition) ? definition.Label : name);
            steps.Add(
                amount.Missing.IsEmpty
                    ? "条件符合、数据齐全，按公式却算不出金额，是规则有缺口，须由编写部门修订："
                        + string.Join("、", amount.Reasons.DefaultIfEmpty("这种情形公式没有写金额"))
                    : "金额暂不能确定，缺少：" + string.Join("、", labels)
            );
            return string.Join("；", steps);
        }

        if (amount.Raw > rule.Cap)
        {
            steps.Add($"超过封顶，按 {MoneyText.Short(rule.Cap ?? 0)}计");
        }
        else if (amount.Raw < 0)
        {
            steps.Add("结果小于 0，按 0 元计");
        }

        steps.Add(
            (
                steps.Count == 0 ? "定额 "
                : rule.IsPaidOut ? "应兑现 "
                : "合计 "
            ) + MoneyText.Exact(payable)
        );
        return string.Join("；", steps);
    }
}
