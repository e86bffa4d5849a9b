namespace PolicyMarket.Data.Store.Triggers;

/// <summary>Refuses every change of one kind.</summary>
internal sealed record ForbiddenChange(string Name, string Table, RowChange Change, string Message) : RowTrigger(Name, Table, Message);
