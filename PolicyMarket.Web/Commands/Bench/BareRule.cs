using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>Conditions as an item that pays nothing, for asking the engines about a tree alone.</summary>
internal static class BareRule
{
    public static PolicyRule Of(Condition conditions) =>
        new()
        {
            Id = "draft",
            Title = "草稿",
            Document = new PolicyText("草稿", null, null, "县", null, null, null),
            Category = "资金奖补",
            Mode = ClaimMode.Apply,
            Department = "",
            Summary = "",
            Conditions = conditions,
            AmountText = null,
            Amount = null,
            Cap = null,
            ExclusiveGroup = null,
            Frequency = Frequency.Once,
            Source = "",
            Confidence = "known",
        };
}
