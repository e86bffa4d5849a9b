using System.Collections.Immutable;

namespace PolicyMarket.Data.Store.Triggers;

/// <summary>Tests a state against a list. IsListed: true for the states of the list, false for all others.</summary>
internal sealed record StateTest(bool IsListed, ImmutableArray<string> States)
{
    public static StateTest OneOf<TState>(params TState[] states)
        where TState : struct, Enum => new(IsListed: true, Names(states));

    public static StateTest NoneOf<TState>(params TState[] states)
        where TState : struct, Enum => new(IsListed: false, Names(states));

    private static ImmutableArray<string> Names<TState>(TState[] states)
        where TState : struct, Enum => [.. states.Select(state => state.ToString())];
}
