using System.Collections.Immutable;
using PolicyMarket.Data.Store.Triggers;

namespace PolicyMarket.Data.Store;

/// <summary>Triggers of a database.</summary>
internal interface IDatabaseTriggers
{
    /// <summary>True when the database has a trigger of this name, whatever it does.</summary>
    Task<bool> HasAsync(PolicyMarketDb db, string name, CancellationToken ct);

    /// <summary>Names of triggers that are missing in the database or do something else than declared.</summary>
    Task<ImmutableArray<string>> FindWrongAsync(PolicyMarketDb db, IReadOnlyCollection<RowTrigger> triggers, CancellationToken ct);

    /// <summary>Makes triggers; those of the same names are replaced.</summary>
    Task MakeAsync(PolicyMarketDb db, IReadOnlyCollection<RowTrigger> triggers, CancellationToken ct);

    /// <summary>Drops the triggers that are there.</summary>
    Task DropAsync(PolicyMarketDb db, IReadOnlyCollection<RowTrigger> triggers, CancellationToken ct);
}
