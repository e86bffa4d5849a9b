using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.People.Queries;

/// <summary>One request that waits for a second administrator.</summary>
public sealed record AccessRequestRow(
    long Id,
    long PersonId,
    string Name,
    string UserName,
    AccessRequestKind Kind,
    string Role,
    long? RequestedByPersonId,
    string RequestedByName,
    DateTime RequestedAt
)
{
    public string What => Kind == AccessRequestKind.GrantRole ? $"授予“{Roles.Names.GetValueOrDefault(Role, Role)}”" : "重置动态验证码";
}
