using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Data.Matching;

/// <summary>How one firm stands to one item since the last run. Natural key: firm + item. Ineligible pairs have no row; unknown ones only when few facts are missing.</summary>
public sealed class Match
{
    internal Match() { }

    public long Id { get; private set; }
    public long FirmId { get; internal init; }
    public long ItemId { get; internal init; }
    public long ItemVersionId { get; internal set; }
    public OutcomeKind Outcome { get; internal set; }

    /// <summary>Payable in fen; null when unknown, discretionary or a qualification.</summary>
    public long? PayableFen { get; internal set; }

    /// <summary>Names of the missing attributes, separated by commas; empty when none.</summary>
    public string Missing { get; internal set; } = "";

    /// <summary>The run that wrote this state.</summary>
    public long RunId { get; internal set; }
}
