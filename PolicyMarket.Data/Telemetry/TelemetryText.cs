namespace PolicyMarket.Data.Telemetry;

/// <summary>Values of tags: names of enum members in snake case.</summary>
public static class TelemetryText
{
    /// <summary>E.g. AwaitingApproval becomes awaiting_approval.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum =>
        string.Concat(
            value.ToString().Select((c, place) => char.IsAsciiLetterUpper(c) ? (place == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString())
        );
}
