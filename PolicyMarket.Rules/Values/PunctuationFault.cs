namespace PolicyMarket.Rules.Values;

/// <summary>A half-width sign in a Chinese text: its index in the text, the sign, and the full-width sign that belongs there.</summary>
public readonly record struct PunctuationFault(int Place, char Found, char Suggested);
