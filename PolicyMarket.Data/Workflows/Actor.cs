using System.Collections.Immutable;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;

namespace PolicyMarket.Data.Workflows;

/// <summary>
/// Who acts, as the database knows them at this moment: made by <see cref="ActorCheck"/> inside the workflow's transaction, or one of the jobs.
/// </summary>
public sealed record Actor(PersonId? PersonId, string Name, ImmutableHashSet<string> Roles, long? DepartmentId, long? FirmId)
{
    /// <summary>A job or a command, which acts for no one and needs no role.</summary>
    public static Actor System(string name) => new(null, name, [], null, null);
}
