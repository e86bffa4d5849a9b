namespace PolicyMarket.Web.People;

/// <summary>What a sign-in cookie says beside name and roles. It is for showing pages; workflows ask the database.</summary>
public static class PersonClaimTypes
{
    public const string Department = "department";
    public const string Firm = "firm";

    /// <summary>Id of the person's session.</summary>
    public const string Session = "session";

    /// <summary>The step that is missing before the sign-in is complete (<see cref="SignInStep"/>); absent when it is.</summary>
    public const string Step = "sign_in_step";
}
