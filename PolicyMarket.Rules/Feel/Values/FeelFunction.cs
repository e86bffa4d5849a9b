using System.Collections.Immutable;

namespace PolicyMarket.Rules.Feel.Values;

/// <summary>A function as a value: one of the language, or one that the expression defines.</summary>
internal abstract record FeelFunction : FeelValue
{
    public abstract ImmutableArray<string> ParameterNames { get; }

    /// <summary>The function as a result shows it.</summary>
    public abstract string Written { get; }
}
