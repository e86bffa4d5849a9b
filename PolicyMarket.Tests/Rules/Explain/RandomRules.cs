using FsCheck;
using FsCheck.Fluent;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Tests.Rules.Conditions;

namespace PolicyMarket.Tests.Rules.Explain;

/// <summary>Rules around random conditions, with formulas that use the same few attributes.</summary>
internal static class RandomRules
{
    private static readonly string?[] Formulas =
    [
        null,
        "1000000",
        "rd_expense * 0.105 - rd_expense_prior",
        "if employees > 2 then rd_expense else revenue",
        "revenue / employees",
        "max(0, revenue) * (if list contains(qualifications_valid, \"little_giant\") then 2 else 1)",
    ];

    public static Gen<PolicyRule> Rules { get; } =
        from condition in RandomConditions.Conditions
        from formula in Gen.Elements(Formulas)
        from cap in Gen.Elements<decimal?>(null, 0.5m, 100m)
        select Rule(condition, formula, cap);

    public static PolicyRule Rule(Condition condition, string? formula, decimal? cap) =>
        new()
        {
            Id = "test-item",
            Title = "试验事项",
            Document = new PolicyText("试验文件", null, null, "市", "430100", new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31)),
            Category = "资金奖补",
            Mode = ClaimMode.ApplyFree,
            Department = "工信",
            Summary = "",
            Conditions = condition,
            AmountText = formula,
            Amount = formula is null ? null : FeelExpression.ParseAmount(formula, AttributeCatalog.Starter).Required,
            Cap = cap,
            ExclusiveGroup = null,
            Frequency = Frequency.Yearly,
            Source = "",
            Confidence = "page",
        };
}
