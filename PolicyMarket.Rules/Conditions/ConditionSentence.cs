using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Conditions;

/// <summary>Conditions in plain Chinese; unknown attributes appear under their own name.</summary>
public static class ConditionSentence
{
    /// <summary>The whole tree in one sentence without a full stop.</summary>
    public static string Of(Condition condition, AttributeCatalog catalog) => condition switch
    {
        Comparison leaf => ComparisonSentence.Of(leaf, catalog),
        FeelCondition feel => feel.Expression.ToChinese(),
        AllOf { Parts.IsEmpty: true } => "不限条件",
        AllOf all => Join(all.Parts, "，且", catalog),
        AnyOf any => Join(any.Parts, "，或", catalog),
        NotOf not => $"不满足“{Of(not.Part, catalog)}”",
        _ => throw new InvalidOperationException($"A condition of the unknown kind {condition.GetType().Name}."),
    };

    /// <summary>One line for a node of a tree that shows its children below it; a leaf says itself.</summary>
    public static string Heading(Condition condition, AttributeCatalog catalog) => condition switch
    {
        Comparison leaf => ComparisonSentence.Of(leaf, catalog),
        FeelCondition feel => feel.Expression.ToChinese(),
        AllOf { Parts.IsEmpty: true } => "不限条件",
        AllOf => "以下各项全部满足",
        AnyOf => "以下至少满足一项",
        NotOf => "以下情形不得有",
        _ => throw new InvalidOperationException($"A condition of the unknown kind {condition.GetType().Name}."),
    };

    private static string Join(ImmutableArray<Condition> parts, string word, AttributeCatalog catalog) =>
        parts.Length == 1
            ? Of(parts[0], catalog)
            : string.Join(word, parts.Select(part => part is AllOf { Parts.Length: > 1 } or AnyOf { Parts.Length: > 1 } ? $"（{Of(part, catalog)}）" : Of(part, catalog)));
}
