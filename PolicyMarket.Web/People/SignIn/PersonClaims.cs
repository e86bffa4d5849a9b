using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People.Queries;

namespace PolicyMarket.Web.People.SignIn;

/// <summary>Adds the names of the person, the department and the firm to what Identity puts into the cookie: for showing, not for deciding.</summary>
internal sealed class PersonClaims(
    UserManager<Person> users,
    RoleManager<IdentityRole<long>> roles,
    IOptions<IdentityOptions> options,
    PeopleQueries queries
) : UserClaimsPrincipalFactory<Person, IdentityRole<long>>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var belongs = await queries.BelongsAsync(user.DepartmentId, user.FirmId, CancellationToken.None);
        identity.AddClaim(new Claim(SignedInClaims.DisplayNameClaim, user.DisplayName));
        Add(identity, SignedInClaims.DepartmentNameClaim, belongs.Department);
        Add(identity, SignedInClaims.FirmNameClaim, belongs.Firm);
        return identity;
    }

    private static void Add(ClaimsIdentity identity, string type, string? value)
    {
        if (value is not null)
        {
            identity.AddClaim(new Claim(type, value));
        }
    }
}
