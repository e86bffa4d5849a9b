namespace PolicyMarket.Web.People.Queries;

/// <summary>What a person's own account page shows.</summary>
public sealed record AccountView(string Name, string UserName, string RoleNames, bool HasSecondFactor, bool IsSecondFactorDemanded,
    IReadOnlyList<SessionLine> Sessions);
