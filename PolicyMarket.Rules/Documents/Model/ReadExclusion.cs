using System.Collections.Immutable;

namespace PolicyMarket.Rules.Documents.Model;

/// <summary>Items of which a firm has only one. Members are ids of items, or external: and words for what is outside the document.</summary>
public sealed record ReadExclusion(string Clause, string Rule, ImmutableArray<string> Members, SourceSpan Source);
