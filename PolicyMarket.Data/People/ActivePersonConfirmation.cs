using Microsoft.AspNetCore.Identity;
using PolicyMarket.Data.Identity;

namespace PolicyMarket.Data.People;

/// <summary>Sign-in asks here whether an account counts: one that is switched off does not.</summary>
internal sealed class ActivePersonConfirmation : IUserConfirmation<Person>
{
    public Task<bool> IsConfirmedAsync(UserManager<Person> manager, Person user) => Task.FromResult(user.IsActive);
}
