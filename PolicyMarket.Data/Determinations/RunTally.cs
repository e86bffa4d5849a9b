using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Determinations;

/// <summary>Figures of one run for one item, and the state of the item in its plan. Natural key: run + item. Written when the run is finished.</summary>
public sealed class RunTally
{
    internal RunTally() { }

    public long RunId { get; internal init; }
    public long ItemId { get; internal init; }

    /// <summary>The version that was decided; null when the item was not in the plan any more and only lost firms are counted.</summary>
    public long? ItemVersionId { get; internal init; }

    /// <summary>Whether a fund paid for it then.</summary>
    public bool HasFund { get; internal init; }
    public bool NeedsPreCheck { get; internal init; }

    /// <summary>
    /// The run made no offers of the item, at least for a while, because two engines disagreed about it: the next run looks at all its firms.
    /// </summary>
    public bool WasHeld { get; internal set; }
    public long Eligible { get; internal init; }
    public long Unknown { get; internal init; }

    /// <summary>Sum of payables, fen.</summary>
    public long EligibleFen { get; internal init; }
    public long NewCount { get; internal init; }
    public long NewFen { get; internal init; }
    public long LostCount { get; internal init; }
    public long LostFen { get; internal init; }

    /// <summary>Firms that keep the item with another amount.</summary>
    public long ChangedCount { get; internal init; }
    public long ChangedFromFen { get; internal init; }
    public long ChangedToFen { get; internal init; }

    /// <summary>Eligible firms whose amount is zero: nothing is offered to them.</summary>
    public long ZeroAmounts { get; internal init; }

    /// <summary>Eligible firms that lack no fact and for which the formula has no result: a fault of the rule.</summary>
    public long FormulaGaps { get; internal init; }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class RunTallyConfiguration : IEntityTypeConfiguration<RunTally>
{
    public void Configure(EntityTypeBuilder<RunTally> builder)
    {
        builder.ToTable("RunTallies");
        builder.HasKey(t => new { t.RunId, t.ItemId });
    }
}
