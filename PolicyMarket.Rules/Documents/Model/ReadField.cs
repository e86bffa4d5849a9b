namespace PolicyMarket.Rules.Documents.Model;

/// <summary>A value of the head with its source.</summary>
public sealed record ReadField(string Value, SourceSpan Source);
