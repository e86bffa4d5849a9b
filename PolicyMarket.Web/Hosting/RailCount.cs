using System.Security.Claims;

namespace PolicyMarket.Web.Hosting;

/// <summary>How much waits behind a rail entry or the bell for this person. Features register one (scoped) per address they count for.</summary>
public sealed record RailCount(string Url, Func<ClaimsPrincipal, CancellationToken, Task<int>> CountAsync);
