using System.Security.Claims;

namespace PolicyMarket.Web.Hosting;

/// <summary>
/// A link in the app bar of every desk page that stands there only while there is something behind it: "可撤销 3" leads to what can be undone. Features register
/// one (scoped) per entry; 0 hides it.
/// </summary>
public sealed record AppBarEntry(string Url, string Label, Func<ClaimsPrincipal, CancellationToken, Task<int>> CountAsync);
