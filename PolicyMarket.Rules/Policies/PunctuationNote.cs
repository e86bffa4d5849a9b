namespace PolicyMarket.Rules.Policies;

/// <summary>A text of a policy file with half-width signs between Chinese characters: its JSON path, the text, and the text with the suggested signs.</summary>
public sealed record PunctuationNote(string Where, string Text, string Suggested);
