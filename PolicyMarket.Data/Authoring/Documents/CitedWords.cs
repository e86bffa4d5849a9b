namespace PolicyMarket.Data.Authoring.Documents;

/// <summary>Words of a clause from which a part of a draft is made. Offset and Length are code points of the text.</summary>
public sealed record CitedWords(int ClauseOffset, DraftSection Section, int Offset, int Length, string Words);
