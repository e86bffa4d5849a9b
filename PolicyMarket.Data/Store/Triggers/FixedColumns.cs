using System.Collections.Immutable;

namespace PolicyMarket.Data.Store.Triggers;

/// <summary>Refuses other values of columns. Except: the changes of state in which they are allowed; null: never.</summary>
internal sealed record FixedColumns(string Name, string Table, ImmutableArray<string> Columns, StateChange? Except, string Message)
    : RowTrigger(Name, Table, Message);
