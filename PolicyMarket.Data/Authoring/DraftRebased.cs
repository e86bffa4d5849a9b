using System.Collections.Immutable;

namespace PolicyMarket.Data.Authoring;

/// <summary>
/// A draft that was brought up to the version in force. Taken: parts that came from it; Both: parts that it and the draft had changed, of which the draft
/// keeps its own.
/// </summary>
public sealed record DraftRebased(int Revision, ImmutableArray<DraftSection> Taken, ImmutableArray<DraftSection> Both);
