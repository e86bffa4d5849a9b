using System.Collections.Immutable;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>
/// A draft as its pages show it. Before: the rule of the version it follows; CurrentNumber: of the version in force; IsOwn: of the person's department;
/// IsEditor: the person wrote in it.
/// </summary>
public sealed record DraftView(
    long Id,
    string Code,
    string Title,
    string DepartmentName,
    long? ItemId,
    int? BaseNumber,
    int? CurrentNumber,
    DraftState State,
    int Revision,
    DateTime ChangedAt,
    DateOnly? EffectiveOn,
    DraftContent Content,
    PolicyRule? Before,
    bool IsOwn,
    bool IsEditor
)
{
    /// <summary>The last revision of each part.</summary>
    public ImmutableDictionary<DraftSection, int> PartRevisions { get; init; } = ImmutableDictionary<DraftSection, int>.Empty;

    /// <summary>The present submission; null before the first.</summary>
    public SubmissionView? Submission { get; init; }

    /// <summary>Everyone who wrote, the first first.</summary>
    public ImmutableArray<string> Editors { get; init; } = [];
    public ImmutableArray<DecisionLine> History { get; init; } = [];

    public bool IsStale => BaseNumber != CurrentNumber && VersionId is null;

    public bool IsWritable => IsOwn && DraftMoves.Writable.Contains(State);

    public long? VersionId { get; init; }
}
