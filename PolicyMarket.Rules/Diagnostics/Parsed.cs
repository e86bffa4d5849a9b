using System.Collections.Immutable;

namespace PolicyMarket.Rules.Diagnostics;

/// <summary>A value, or what is wrong with the text it was read from.</summary>
public sealed record Parsed<T>(T? Value, ImmutableArray<Diagnostic> Diagnostics)
{
    public bool IsValid => Diagnostics.IsEmpty;

    /// <summary>The value of a valid result; throws with the diagnostics where there is none.</summary>
    public T Required => IsValid && Value is not null
        ? Value
        : throw new InvalidOperationException($"No {typeof(T).Name}: {string.Join(" / ", Diagnostics)}");

    public static Parsed<T> Ok(T value) => new(value, []);

    public static Parsed<T> Fail(Diagnostic diagnostic) => new(default, [diagnostic]);

    public static Parsed<T> Fail(IEnumerable<Diagnostic> diagnostics)
    {
        ImmutableArray<Diagnostic> all = [.. diagnostics];
        return all.IsEmpty
            ? throw new ArgumentException("A failed result names at least one diagnostic.", nameof(diagnostics))
            : new(default, all);
    }
}
