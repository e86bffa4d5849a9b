using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace PolicyMarket.Rules.Diagnostics;

/// <summary>A value, or the diagnostics that say why there is none. A workflow that fails has stored nothing.</summary>
public sealed record Result<T>
{
    internal Result(T? value, ImmutableArray<Diagnostic> diagnostics) => (Value, Diagnostics) = (value, diagnostics);

    /// <summary>The default of T after a failure.</summary>
    public T? Value { get; }

    /// <summary>Empty after a success.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Diagnostics.IsEmpty;

    /// <summary>The value of a success; throws with the diagnostics where there is none.</summary>
    public T Required => Succeeded ? Value : throw new InvalidOperationException($"No {typeof(T).Name}: {string.Join(" / ", Diagnostics)}");

    /// <summary>All reasons of a failure as one text for people; empty after a success.</summary>
    public string Why => string.Join(" ", Diagnostics.Select(diagnostic => diagnostic.Message));

    /// <summary>The value and the first reason of a failure, for checks that have one reason.</summary>
    public void Deconstruct(out T? value, out Diagnostic? why) => (value, why) = (Value, Diagnostics.FirstOrDefault());
}
