namespace PolicyMarket.Rules.Documents.Model;

/// <summary>The words that a finding was read from. Offset and Length are code points of <see cref="ReadDocument.Text"/>; Confidence is 0 to 1.</summary>
public sealed record SourceSpan(int Offset, int Length, string Words, double Confidence);
