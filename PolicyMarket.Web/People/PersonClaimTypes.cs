namespace PolicyMarket.Web.People;

/// <summary>Claims of a cookie beside name and roles.</summary>
public static class PersonClaimTypes
{
    /// <summary>Key of the session that the cookie belongs to; <see cref="Data.People.AccessChange.SessionId"/> names it when it ends.</summary>
    public const string Session = "session";
}
