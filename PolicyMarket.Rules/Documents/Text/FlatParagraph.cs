namespace PolicyMarket.Rules.Documents.Text;

/// <summary>One paragraph of <see cref="FlatText.Flat"/>: half-open range of UTF-16 indexes; Indent counts the blanks before it in the source.</summary>
internal readonly record struct FlatParagraph(int Start, int End, int Indent, bool IsRow)
{
    public int Length => End - Start;
}
