using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Authoring.Documents;

/// <summary>A document with the person who works on it.</summary>
internal sealed record LoadedDocument(Actor Actor, SourceDocument Document);
