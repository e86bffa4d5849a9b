namespace PolicyMarket.Data.Store.Triggers;

/// <summary>Changes of rows by their state before and after. To: null for any.</summary>
internal sealed record StateChange(StateTest From, StateTest? To = null);
