namespace PolicyMarket.Rules.Tables;

/// <summary>One text, or all texts that begin so.</summary>
internal readonly record struct TextPattern(string Text, bool IsPrefix)
{
    public bool Matches(string value) => IsPrefix ? value.StartsWith(Text, StringComparison.Ordinal) : value == Text;
}
