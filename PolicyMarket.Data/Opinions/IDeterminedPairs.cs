using PolicyMarket.Data.Determinations;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Opinions;

/// <summary>The answers of a run for every pair, as the choice of a sample and the comparison read them: items by place in the plan, firms by row.</summary>
internal interface IDeterminedPairs
{
    FirmRows Firms { get; }

    OutcomeKind OutcomeOf(ItemIndex item, RowIndex row);

    long EligibleCount(int item);

    long UnknownCount(int item);

    /// <summary>Rising rows; returns how many. The span holds <see cref="EligibleCount"/>.</summary>
    int CopyEligible(int item, Span<int> rows);

    /// <summary>Rising rows; returns how many. The span holds <see cref="UnknownCount"/>.</summary>
    int CopyUnknown(int item, Span<int> rows);

    /// <summary>Payables in fen of eligible rows; <see cref="PairBytes.NoFen"/> where there is none.</summary>
    void Fen(int item, ReadOnlySpan<int> rows, Span<long> fen);

    /// <summary>The facts of some rows, in this order, with these attributes, as the run used them.</summary>
    FactTable FactsOf(IReadOnlyList<int> rows, IEnumerable<string> attributes);
}
