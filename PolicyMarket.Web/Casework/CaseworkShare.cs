namespace PolicyMarket.Web.Casework;

/// <summary>Open cases of one department; without an id those of finance, which belong to no department.</summary>
public sealed record CaseworkShare(long? Id, string Name, int Red, int Amber, int Escalated);
