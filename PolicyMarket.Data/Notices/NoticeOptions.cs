using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Data.Notices;

/// <summary>How often a message is tried again.</summary>
public sealed class NoticeOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Notices";

    /// <summary>Delay after the first failure; it doubles with every further one.</summary>
    [Range(1, 3600, ErrorMessage = "Notices:FirstRetrySeconds 应在 1 到 3600 之间。")]
    public int FirstRetrySeconds { get; init; } = 60;

    [Range(60, 86400, ErrorMessage = "Notices:LongestRetrySeconds 应在 60 到 86400 之间。")]
    public int LongestRetrySeconds { get; init; } = 6 * 3600;

    /// <summary>After so many failures the message stays in the outbox, with its last error, and is not tried again.</summary>
    [Range(1, 100, ErrorMessage = "Notices:MostAttempts 应在 1 到 100 之间。")]
    public int MostAttempts { get; init; } = 12;

    /// <summary>The delay after the given number of failures, from 1.</summary>
    public TimeSpan DelayAfter(int failures)
    {
        var seconds = FirstRetrySeconds * Math.Pow(2, Math.Max(0, failures - 1));
        return TimeSpan.FromSeconds(Math.Min(seconds, LongestRetrySeconds));
    }
}
