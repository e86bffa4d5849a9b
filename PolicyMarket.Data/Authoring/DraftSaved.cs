using System.Collections.Immutable;

namespace PolicyMarket.Data.Authoring;

/// <summary>
/// A saved change. Revision: of the draft now. Aside: parts that another person had changed first, each with who and when; they are kept as
/// <paramref name="AsideRevision"/> and not taken in.
/// </summary>
public sealed record DraftSaved(int Revision, DateTime At, ImmutableArray<DraftClash> Aside, int? AsideRevision);
