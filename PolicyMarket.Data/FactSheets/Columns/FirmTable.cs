using System.Collections.Immutable;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>The facts of all firms as columns, one row a firm by rising id, as one snapshot of the record held them. Stamp: the newest data in it.</summary>
public sealed record FirmTable(FactTable Facts, ImmutableArray<long> FirmIds, ImmutableArray<string?> Regions, string Stamp, DateOnly AsOf)
{
    /// <summary>Where dated titles begin and end.</summary>
    internal MembershipBoundaries Turns { get; init; } = MembershipBoundaries.None;

    /// <summary>Damaged sheets: the firms that they name have no row.</summary>
    internal ImmutableArray<SheetDamage> LeftOut { get; init; } = [];

    /// <summary>Firms that have no row because of a damaged sheet, rising.</summary>
    internal ImmutableArray<long> FirmsLeftOut { get; init; } = [];

    /// <summary>-1 when there is no such firm, or it was left out.</summary>
    public int RowOf(long firmId)
    {
        var row = FirmIds.BinarySearch(firmId);
        return row >= 0 ? row : -1;
    }
}
