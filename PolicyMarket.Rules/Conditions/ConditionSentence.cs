using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Conditions;

/// <summary>Conditions in plain Chinese; unknown attributes appear under their own name.</summary>
public static class ConditionSentence
{
    internal const string Always = "不限条件";
    internal const string Never = "任何情形都不满足";
    internal const string NotMet = "不满足";
    internal const string Formula = "满足算式";
    internal const string NotFormula = "不满足算式";

    /// <summary>The whole tree in one sentence without a full stop; <see cref="ConditionSentenceReader"/> reads it back.</summary>
    public static string Of(Condition condition, AttributeCatalog catalog) => condition switch
    {
        Comparison leaf => ComparisonSentence.Of(leaf, catalog),
        FeelCondition feel => Formula + InCorners(feel, catalog),
        AllOf { Parts.IsEmpty: true } => Always,
        AnyOf { Parts.IsEmpty: true } => Never,
        AllOf all => Join(all.Parts, SentenceScan.And, catalog),
        AnyOf any => Join(any.Parts, SentenceScan.Or, catalog),
        Not { Part: FeelCondition feel } => NotFormula + InCorners(feel, catalog),
        Not not => $"{NotMet}“{Of(not.Part, catalog)}”",
        _ => throw new InvalidOperationException($"A condition of the unknown kind {condition.GetType().Name}."),
    };

    /// <summary>One line for a node of a tree that shows its children below it; a leaf says itself.</summary>
    public static string Heading(Condition condition, AttributeCatalog catalog) => condition switch
    {
        Comparison leaf => ComparisonSentence.Of(leaf, catalog),
        FeelCondition feel => feel.Expression.ToChinese(),
        AllOf { Parts.IsEmpty: true } => Always,
        AnyOf { Parts.IsEmpty: true } => Never,
        AllOf => "以下各项全部满足",
        AnyOf => "以下至少满足一项",
        Not => "以下情形不得有",
        _ => throw new InvalidOperationException($"A condition of the unknown kind {condition.GetType().Name}."),
    };

    private static string Join(ImmutableArray<Condition> parts, string word, AttributeCatalog catalog) =>
        parts.Length == 1
            ? Of(parts[0], catalog)
            : string.Join(word, parts.Select(part => Core(part) is AllOf { Parts.Length: > 1 } or AnyOf { Parts.Length: > 1 } ? $"（{Of(part, catalog)}）" : Of(part, catalog)));

    /// <summary>A group of one is what it holds.</summary>
    private static Condition Core(Condition condition) => condition switch
    {
        AllOf { Parts: [var only] } => Core(only),
        AnyOf { Parts: [var only] } => Core(only),
        _ => condition,
    };

    private static string InCorners(FeelCondition feel, AttributeCatalog catalog) =>
        SentenceScan.Corners(FeelWords.ToChinese(feel.Expression.Text, catalog));
}
