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
    public static string Of(Condition condition, AttributeCatalog catalog) => condition.Accept(new WholeSentence(catalog));

    /// <summary>One line for a node of a tree that shows its children below it; a leaf has its own sentence.</summary>
    public static string Heading(Condition condition, AttributeCatalog catalog) => condition.Accept(new HeadingLine(catalog));

    private static string InCorners(FeelCondition feel, AttributeCatalog catalog) =>
        SentenceScan.Corners(FeelWords.ToChinese(feel.Expression.Text, catalog));

    private sealed class WholeSentence(AttributeCatalog catalog) : IConditionVisitor<string>
    {
        public string VisitAll(AllOf all) => all.Parts.IsEmpty ? Always : Join(all.Parts, SentenceScan.And);

        public string VisitAny(AnyOf any) => any.Parts.IsEmpty ? Never : Join(any.Parts, SentenceScan.Or);

        public string VisitNot(Not not) => not.Part.Accept(new DeniedSentence(this, catalog));

        public string VisitComparison(Comparison leaf) => ComparisonSentence.Of(leaf, catalog);

        public string VisitFormula(FeelCondition leaf) => Formula + InCorners(leaf, catalog);

        private string Join(ImmutableArray<Condition> parts, string word) =>
            parts.Length == 1
                ? parts[0].Accept(this)
                : string.Join(word, parts.Select(part => HoldsSeveral(part) ? $"（{part.Accept(this)}）" : part.Accept(this)));

        /// <summary>True for a group of several parts; a group of one is its part.</summary>
        private static bool HoldsSeveral(Condition condition) =>
            (condition.Requirements, condition.Alternatives) switch
            {
                ({ Length: > 1 }, _) or (_, { Length: > 1 }) => true,
                ([var only], [_]) when !ReferenceEquals(only, condition) => HoldsSeveral(only),
                ([_], [var only]) when !ReferenceEquals(only, condition) => HoldsSeveral(only),
                _ => false,
            };
    }

    /// <summary>The sentence of the negation of a condition.</summary>
    private sealed class DeniedSentence(WholeSentence whole, AttributeCatalog catalog) : IConditionVisitor<string>
    {
        public string VisitAll(AllOf all) => Quoted(all);

        public string VisitAny(AnyOf any) => Quoted(any);

        public string VisitNot(Not not) => Quoted(not);

        public string VisitComparison(Comparison leaf) => Quoted(leaf);

        public string VisitFormula(FeelCondition leaf) => NotFormula + InCorners(leaf, catalog);

        private string Quoted(Condition condition) => $"{NotMet}“{condition.Accept(whole)}”";
    }

    private sealed class HeadingLine(AttributeCatalog catalog) : IConditionVisitor<string>
    {
        public string VisitAll(AllOf all) => all.Parts.IsEmpty ? Always : "以下各项全部满足";

        public string VisitAny(AnyOf any) => any.Parts.IsEmpty ? Never : "以下至少满足一项";

        public string VisitNot(Not not) => "以下情形不得有";

        public string VisitComparison(Comparison leaf) => ComparisonSentence.Of(leaf, catalog);

        public string VisitFormula(FeelCondition leaf) => leaf.Expression.ToChinese();
    }
}
