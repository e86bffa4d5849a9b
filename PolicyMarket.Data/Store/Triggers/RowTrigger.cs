namespace PolicyMarket.Data.Store.Triggers;

/// <summary>A change of rows that the database itself refuses, declared without SQL. Message: the error of the database.</summary>
internal abstract record RowTrigger(string Name, string Table, string Message);
