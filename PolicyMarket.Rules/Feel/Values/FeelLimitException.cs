namespace PolicyMarket.Rules.Feel.Values;

/// <summary>An evaluation went over a limit; never leaves the language, where it becomes a diagnostic.</summary>
internal sealed class FeelLimitException(string message) : Exception(message);
