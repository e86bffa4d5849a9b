namespace PolicyMarket.Web.People.Queries;

/// <summary>One line of the list of people.</summary>
public sealed record PersonRow(long Id, string Name, string UserName, IReadOnlyList<string> Roles, string? Department, string? Firm, bool IsActive)
{
    public string RoleNames => string.Join("、", Roles.Select(r => Data.Identity.Roles.Names[r]));
}
