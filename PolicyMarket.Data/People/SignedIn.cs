using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.People;

/// <summary>A new session. AsksCode: it can be used only after the second factor is given.</summary>
public sealed record SignedIn(PersonId PersonId, string SessionId, bool AsksCode);
