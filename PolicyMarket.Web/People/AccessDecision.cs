using PolicyMarket.Web.People.Queries;

namespace PolicyMarket.Web.People;

/// <summary>A request that an administrator confirms, with the code of the second factor that was typed for it.</summary>
public sealed record AccessDecision(AccessRequestRow Row, string? Code);
