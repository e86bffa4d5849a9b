using System.Collections.Immutable;
using PolicyMarket.Rules.Tables.Tiers;

namespace PolicyMarket.Web.Drafts.Amounts;

/// <summary>
/// An amount as it is typed in its form. BoundUnit and ValueUnit: the units of all numbers of the tiers that name none themselves. Saved with a draft while it
/// cannot be written as a formula.
/// </summary>
public sealed record AmountDraft(AmountView View)
{
    /// <summary>The fixed sum.</summary>
    public string Sum { get; init; } = "";

    /// <summary>An attribute's name, or a formula.</summary>
    public string Base { get; init; } = "";

    /// <summary>The rate or price.</summary>
    public string Factor { get; init; } = "";
    public TierKind Kind { get; init; }

    /// <summary>The number of which a rate or whole steps are taken; empty: the base.</summary>
    public string Times { get; init; } = "";

    /// <summary>Length of a whole step.</summary>
    public string Step { get; init; } = "";
    public string BoundUnit { get; init; } = "";
    public string ValueUnit { get; init; } = "";
    public bool IsZeroOutside { get; init; } = true;
    public ImmutableArray<TierRowDraft> Rows { get; init; } = [];
    public TierTableHead? Head { get; init; }

    /// <summary>Least sum, yuan; empty for none.</summary>
    public string Floor { get; init; } = "";

    /// <summary>Greatest sum of the formula itself, yuan; empty for none.</summary>
    public string Ceiling { get; init; } = "";

    /// <summary>The draft with another row at the index.</summary>
    public AmountDraft With(int row, TierRowDraft typed) => this with { Rows = Rows.SetItem(row, typed) };
}
