using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Authoring.Gate.Lints;

/// <summary>The new rule without the territory in front, the one in force (null for a new item), and the department's word for an undated text.</summary>
internal sealed record LintInput(PolicyRule Rule, PolicyRule? Before, AttributeCatalog Catalog, DateOnly On, DateOnly? ConfirmedUntil)
{
    public string LabelOf(string attribute) => Catalog.TryGet(attribute, out var definition) ? definition.Label : attribute;
}
