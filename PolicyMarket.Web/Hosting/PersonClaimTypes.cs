using PolicyMarket.Web.People.SignIn;

namespace PolicyMarket.Web.Hosting;

/// <summary>Claims of a cookie in addition to name and roles.</summary>
public static class PersonClaimTypes
{
    /// <summary>Id of the session that the cookie belongs to; <see cref="Data.People.AccessChange.SessionId"/> names it when it ends.</summary>
    public const string Session = "session";

    /// <summary>The step that is missing before the sign-in is complete (<see cref="SignInStep"/>); absent when it is.</summary>
    public const string Step = "sign_in_step";
}
