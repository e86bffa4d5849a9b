using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Workflows;

/// <summary>Makes <see cref="WorkResult{T}"/>.</summary>
public static class WorkResult
{
    public static WorkResult<T> Done<T>(T value) => new(value, []);

    public static WorkResult<T> Refused<T>(string code, string message, string? where = null) =>
        new(default, [new Diagnostic(code, message, where)]);

    public static WorkResult<T> Refused<T>(IEnumerable<Diagnostic> diagnostics) => new(default, [.. diagnostics]);
}
