namespace PolicyMarket.Rules.Documents.Model;

/// <summary>Period of validity: Kind is years, until, open or none.</summary>
public sealed record ReadValidity(string Kind, int? Years, DateOnly? Until, SourceSpan? Source);
