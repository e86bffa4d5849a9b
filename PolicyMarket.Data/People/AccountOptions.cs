using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Data.People;

/// <summary>How long a session lasts, and whether demonstration accounts may sign in.</summary>
public sealed record AccountOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "SignIn";

    /// <summary>A session without a request for this long has ended, minutes.</summary>
    [Range(1, 1_440, ErrorMessage = "SignIn:IdleMinutes 应在 1 到 1440 之间。")]
    public int IdleMinutes { get; init; } = 60;

    /// <summary>A session ends this long after it started, whatever happens in it, hours.</summary>
    [Range(1, 168, ErrorMessage = "SignIn:AbsoluteHours 应在 1 到 168 之间。")]
    public int AbsoluteHours { get; init; } = 10;

    /// <summary>False outside Development: demonstration accounts neither sign in nor keep a session.</summary>
    public bool AllowsDemonstration { get; init; } = true;

    /// <summary>Whether a session that started and was last used at these instants is over at <paramref name="now"/>.</summary>
    public bool IsOver(DateTime startedAt, DateTime lastSeenAt, DateTime now) =>
        now >= startedAt.AddHours(AbsoluteHours) || now >= lastSeenAt.AddMinutes(IdleMinutes);
}
