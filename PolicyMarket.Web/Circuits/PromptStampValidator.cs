using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Circuits;

/// <summary>Compares the security stamp of a cookie with the database at the usual interval, and at once when <see cref="SignInAge"/> finds it due.</summary>
internal sealed class PromptStampValidator(
    IOptions<SecurityStampValidatorOptions> options,
    SignInManager<Person> signIn,
    ILoggerFactory loggers,
    SignInAge age
) : SecurityStampValidator<Person>(options, signIn, loggers)
{
    public override async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var issued = context.Properties.IssuedUtc;
        if (!age.IsDue(context.Principal?.PersonId(), issued))
        {
            await base.ValidateAsync(context);
            return;
        }

        // Without the day of issue the base always compares. It is put back, because a renewal derives the cookie's remaining time from it.
        context.Properties.IssuedUtc = null;
        await base.ValidateAsync(context);
        context.Properties.IssuedUtc ??= issued;
    }
}
