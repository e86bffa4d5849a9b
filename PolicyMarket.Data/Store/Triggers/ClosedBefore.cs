namespace PolicyMarket.Data.Store.Triggers;

/// <summary>Refuses a new row whose instant lies before the end of a period that is in one of the states.</summary>
internal sealed record ClosedBefore(string Name, string Table, string Column, string PeriodTable, string EndColumn, StateTest States, string Message)
    : RowTrigger(Name, Table, Message);
