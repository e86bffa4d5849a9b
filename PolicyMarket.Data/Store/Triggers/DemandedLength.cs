namespace PolicyMarket.Data.Store.Triggers;

/// <summary>Refuses a value of another length, in bytes, when a row is inserted or the column is updated.</summary>
internal sealed record DemandedLength(string Name, string Table, RowChange Change, string Column, int Length, string Message)
    : RowTrigger(Name, Table, Message);
