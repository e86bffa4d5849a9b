using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>The part of an evaluation that a built-in function may use.</summary>
internal interface ICallContext
{
    Budget Budget { get; }

    FeelClock Clock { get; }

    /// <summary>Calls a function that was given as an argument.</summary>
    FeelValue Apply(FeelFunction function, params ImmutableArray<FeelValue> arguments);

    /// <summary>Reads a range of literals from a text, such as "[1..10)" or "[1..)"; null for anything else, also for a comparison such as "&gt;=10".</summary>
    FeelRange? RangeOf(string text);
}
