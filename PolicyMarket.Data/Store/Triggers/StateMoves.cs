using System.Collections.Immutable;

namespace PolicyMarket.Data.Store.Triggers;

/// <summary>Refuses another state than those to which these moves lead; a row that keeps its state is not concerned.</summary>
internal sealed record StateMoves(string Name, string Table, ImmutableArray<(string From, string To)> Moves, string Message)
    : RowTrigger(Name, Table, Message);
