using PolicyMarket.Data.Policies;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Firms.Outlook;

/// <summary>
/// An item that one fact would decide. HolderDepartment: who holds the fact, as the catalogue says. CapFen: the most it can pay, null when the text names no
/// ceiling.
/// </summary>
public sealed record LackingOneFact(
    long ItemId,
    string ItemCode,
    string Title,
    string Summary,
    long? CapFen,
    string Attribute,
    string AttributeLabel,
    string HolderDepartment,
    string? AttributeDescription
)
{
    internal static LackingOneFact Of(PlannedItem item, AttributeDefinition fact, AssessedPeriods periods) =>
        new(
            item.ItemId,
            item.Rule.Id,
            item.Rule.Title,
            item.Rule.Summary,
            item.Rule.Cap is { } cap ? Money.FromYuan(cap).Fen : null,
            fact.Name,
            periods.LabelOf(fact),
            fact.SourceDepartment ?? "",
            fact.Description
        );
}
