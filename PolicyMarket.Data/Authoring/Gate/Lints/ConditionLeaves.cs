using PolicyMarket.Rules.Conditions;

namespace PolicyMarket.Data.Authoring.Gate.Lints;

/// <summary>The leaves of a tree.</summary>
internal static class ConditionLeaves
{
    public static IEnumerable<Condition> In(Condition condition) => condition is ConditionLeaf ? [condition] : condition.Children.SelectMany(In);

    /// <summary>Leaves that name one of the attributes, views of them included.</summary>
    public static IEnumerable<Condition> Naming(Condition condition, params string[] attributes) =>
        In(condition).Where(leaf => ConditionAttributes.In(leaf).Any(name => attributes.Contains(name.Split('@')[0], StringComparer.Ordinal)));
}
