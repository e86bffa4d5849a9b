using System.Collections.Immutable;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Cases;

/// <summary>
/// The answer of a rule for a case. Fen: null where no sum is due or none can be computed. Marks: conditions that decided. Tiers: indexes of the tiers or
/// rows of the amount that were hit. Missing: labels of what is lacking; Refusing: sentences of the conditions that refuse.
/// </summary>
public sealed record CaseResult(
    OutcomeKind Outcome,
    long? Fen,
    ImmutableHashSet<CaseMark> Marks,
    ImmutableArray<int> Tiers,
    ImmutableArray<string> Missing,
    ImmutableArray<string> Refusing
)
{
    public CaseExpectation Answer => new(Outcome, Fen);

    public bool Meets(CaseExpectation expected) => Answer == expected;
}
