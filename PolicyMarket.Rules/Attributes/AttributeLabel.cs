namespace PolicyMarket.Rules.Attributes;

/// <summary>Chinese labels with brackets of either width: labels are written with full-width ones, files and formulas also have the others.</summary>
internal static class AttributeLabel
{
    /// <summary>One form for comparing: brackets are half-width.</summary>
    public static string Folded(string label) => label.AsSpan().ContainsAny('（', '）') ? label.Replace('（', '(').Replace('）', ')') : label;

    /// <summary>The label as it is written and, where it differs, with half-width brackets.</summary>
    public static IEnumerable<string> Spellings(string label) => Folded(label) is var folded && folded != label ? [label, folded] : [label];
}
