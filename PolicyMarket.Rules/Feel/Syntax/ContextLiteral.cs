using System.Collections.Immutable;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>{name: value, "other name": value}; later entries see earlier ones.</summary>
internal sealed record ContextLiteral(Span Span, ImmutableArray<ContextEntry> Entries) : FeelNode(Span, Above(Entries.Select(e => e.Value)));
