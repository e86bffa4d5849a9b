namespace PolicyMarket.Rules.Diagnostics;

/// <summary>
/// A person's mistake, in Chinese: what is wrong, where, and what to do. Position and Length count UTF-16 chars from 0 inside an expression; Where is a
/// JSON path or a row of a file.
/// </summary>
public sealed record Diagnostic(string Code, string Message, string? Where = null, int? Position = null, int? Length = null)
{
    public override string ToString() => Where is null ? $"{Code} {Message}" : $"{Code} {Where}: {Message}";
}
