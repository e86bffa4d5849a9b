using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Starter;
using PolicyMarket.Rules.Wording;

namespace PolicyMarket.Tests.Rules.Explain;

/// <summary>Items of a formula alone, and those of the starter library.</summary>
internal static class PayCases
{
    public static IReadOnlyList<PolicyRule> Starter { get; } = ReadStarter();

    public static PayText Of(string? amount, decimal? cap, BenefitKind kind = BenefitKind.Award) =>
        PayText.Of(
            RuleOf(amount is null ? null : FeelExpression.ParseAmount(amount, AttributeCatalog.Starter).Required, cap, kind),
            AttributeCatalog.Starter
        );

    public static PolicyRule RuleOf(FeelExpression? amount, decimal? cap, BenefitKind kind = BenefitKind.Award) =>
        new()
        {
            Id = "case",
            Title = "事项",
            Document = new PolicyText("文件", null, null, "县", null, null, null),
            Category = kind == BenefitKind.Relief ? BenefitDefaults.TaxCategory : "资金奖补",
            Mode = ClaimMode.ApplyFree,
            Department = "工信",
            Summary = "",
            Conditions = new AllOf([]),
            DeclaredBenefit = amount is null && cap is null ? BenefitKind.Qualification : kind,
            AmountText = amount?.Text,
            Amount = amount,
            Cap = cap,
            ExclusiveGroup = null,
            Frequency = Frequency.Once,
            Source = "",
            Confidence = "",
        };

    private static IReadOnlyList<PolicyRule> ReadStarter()
    {
        using var stream = StarterFiles.Open(StarterFiles.Policies);
        return PolicyExchange.Read(stream, AttributeCatalog.Starter).Required;
    }
}
