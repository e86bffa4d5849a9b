using System.Collections.Immutable;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>Some rows of the table, rising, as they were before they were replaced.</summary>
internal sealed record FormerRows(ImmutableArray<int> Rows, FactTable Facts, ImmutableArray<string?> Regions);
