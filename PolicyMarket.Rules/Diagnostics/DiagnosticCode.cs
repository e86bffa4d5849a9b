namespace PolicyMarket.Rules.Diagnostics;

/// <summary>A code and its Chinese title, as lists of messages show it.</summary>
public sealed record DiagnosticCode(string Code, string Title);
