namespace PolicyMarket.Web.People.Queries;

/// <summary>Content of a person's own account page.</summary>
public sealed record AccountView(
    string Name,
    string UserName,
    string RoleNames,
    bool HasSecondFactor,
    bool IsSecondFactorDemanded,
    IReadOnlyList<SessionLine> Sessions
);
