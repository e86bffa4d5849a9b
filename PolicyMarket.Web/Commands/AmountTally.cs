using System.Collections.Immutable;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Commands;

/// <summary>Counts eligible pairs without a result of the formula and with an amount of zero, by item. Safe for several threads.</summary>
internal sealed class AmountTally(ImmutableArray<PolicyRule> rules)
{
    private const int MostItems = 5;

    private readonly long[] gaps = new long[rules.Length];
    private readonly long[] zeros = new long[rules.Length];

    /// <summary>At most one line for each kind.</summary>
    public IEnumerable<string> Lines
    {
        get
        {
            if (gaps.Sum() is > 0 and var all)
            {
                yield return $"规则有缺口：{all:N0} 对条件符合、数据齐全，按公式却算不出金额（amount_state 为 formula_gap），请编写部门修订：{Named(gaps)}。";
            }

            if (zeros.Sum() is > 0 and var none)
            {
                yield return $"金额为 0：{none:N0} 对条件符合，按公式得 0 元（amount_state 为 zero），请核对是否本意：{Named(zeros)}。";
            }
        }
    }

    public void Add(int item, Decision decision)
    {
        if (decision.AmountState == AmountState.FormulaGap)
        {
            Interlocked.Increment(ref gaps[item]);
        }
        else if (decision.AmountState == AmountState.Zero)
        {
            Interlocked.Increment(ref zeros[item]);
        }
    }

    private string Named(long[] counts)
    {
        var named = counts.Index().Where(one => one.Item > 0).OrderByDescending(one => one.Item).ToList();
        return string.Join("、", named.Take(MostItems).Select(one => $"{rules[one.Index].Id}（{one.Item:N0} 对）"))
            + (named.Count > MostItems ? $"等 {named.Count:N0} 个事项" : "");
    }
}
