namespace PolicyMarket.Web.People;

/// <summary>What a sign-in cookie says beside name and roles. It is for showing pages; workflows ask the database.</summary>
public static class PersonClaimTypes
{
    public const string Department = "department";
    public const string Firm = "firm";
}
