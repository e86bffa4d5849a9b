using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Authoring;

/// <summary>A draft with the person who works on it.</summary>
internal sealed record LoadedDraft(Actor Actor, ItemDraft Draft);
