using System.Collections.Immutable;

namespace PolicyMarket.Data.Casework.Desk;

/// <summary>An active person of the staff with roles and department.</summary>
internal sealed record StaffMember(long Id, long? DepartmentId, ImmutableHashSet<string> Roles);
