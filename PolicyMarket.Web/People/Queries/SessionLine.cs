namespace PolicyMarket.Web.People.Queries;

/// <summary>One session in a list. Key: stands for its id on the page.</summary>
public sealed record SessionLine(string Key, string Address, string Browser, DateTime StartedAt, DateTime LastSeenAt, bool IsThis);
