using System.Collections.Immutable;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Seals;

/// <summary>A table whose rows are sealed.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="Label">Name of one row in Chinese.</param>
/// <param name="IsAppendOnly">True: rows are never changed, and their ids have no gaps.</param>
/// <param name="Columns">Columns that the content hash covers, in this order, without the id.</param>
public sealed record SealedKind(string Table, string Label, bool IsAppendOnly, ImmutableArray<string> Columns)
{
    /// <summary>Version of <see cref="Columns"/>; a changed list is a new form.</summary>
    public int Form { get; init; } = 1;

    /// <summary>Values of other tables that are sealed with the row, e.g. the roles of a person.</summary>
    public ImmutableArray<JoinedColumn> Additions { get; init; } = [];

    /// <summary>True: columns outside the list may be saved without the Recorder, as Identity does.</summary>
    public bool IsPartial { get; init; }
}
