namespace PolicyMarket.Rules.Documents.Sentences;

/// <summary>One sentence (up to 。 ； or the end of the paragraph) with its numbers; Start is the index in the flat text; Ends is the sign after it.</summary>
internal sealed record ReadSentence(string Words, int Start, char Ends, IReadOnlyList<PlacedQuantity> Quantities, int Paragraph)
{
    /// <summary>Row of a table below its heading.</summary>
    public bool IsRow { get; init; }

    public int End => Start + Words.Length;
}
