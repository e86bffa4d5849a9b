using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.People.Queries;

/// <summary>A session that lasts, with what its person still has to do before anything works.</summary>
public sealed record SessionView(
    PersonId PersonId,
    DateTime StartedAt,
    DateTime LastSeenAt,
    bool MustChangePassword,
    bool HasSecondFactor,
    bool IsCodeGiven
);
