namespace PolicyMarket.Web.People.Queries;

/// <summary>One line of the list of demonstration accounts.</summary>
public sealed record DemonstrationAccount(string UserName, string Name, string RoleNames, string? Belongs);
