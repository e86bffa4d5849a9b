using System.Collections.Immutable;

namespace PolicyMarket.Rules.Diagnostics;

/// <summary>Makes <see cref="Result{T}"/>.</summary>
public static class Result
{
    public static Result<T> Ok<T>(T value) => new(value, []);

    public static Result<T> Fail<T>(string code, string message, string? where = null) => Fail<T>(new Diagnostic(code, message, where));

    public static Result<T> Fail<T>(Diagnostic diagnostic) => new(default, [diagnostic]);

    /// <summary>Throws when there is no diagnostic: a failure names its reason.</summary>
    public static Result<T> Fail<T>(IEnumerable<Diagnostic> diagnostics)
    {
        ImmutableArray<Diagnostic> all = [.. diagnostics];
        return all.IsEmpty ? throw new ArgumentException("A failed result names at least one diagnostic.", nameof(diagnostics)) : new(default, all);
    }
}
