using System.Collections.Frozen;

namespace PolicyMarket.Data.Workflows;

/// <summary>A state machine as a table: the moves that are allowed, and no others.</summary>
public sealed class Transitions<TState>(IEnumerable<(TState From, TState To)> moves)
    where TState : struct, Enum
{
    private readonly FrozenSet<(TState From, TState To)> moves = moves.ToFrozenSet();

    /// <summary>The whole table.</summary>
    public IReadOnlyCollection<(TState From, TState To)> Moves => moves;

    public bool Allows(TState from, TState to) => moves.Contains((from, to));

    /// <summary>Returns <paramref name="to"/>, or throws: a workflow that comes here with a wrong move has not looked first.</summary>
    public TState Move(string subject, TState from, TState to) =>
        Allows(from, to) ? to : throw new InvalidOperationException($"{subject} cannot go from {from} to {to}.");
}
