using System.Collections.Immutable;
using System.Security.Claims;

namespace PolicyMarket.Web.Hosting;

/// <summary>One entry of the desks' left rail.</summary>
/// <param name="Order">Place in the rail; rising, with room between for new entries.</param>
/// <param name="Label">Chinese text of the entry.</param>
/// <param name="Url">Address of its page.</param>
/// <param name="Roles">The roles that see it.</param>
public sealed record RailEntry(int Order, string Label, string Url, params ImmutableArray<string> Roles)
{
    /// <summary>All entries in the order of the rail.</summary>
    public static ImmutableArray<RailEntry> All { get; } =
    [
        .. Features
            .All.SelectMany(static feature => feature.Navigation)
            .OrderBy(static entry => entry.Order)
            .ThenBy(static entry => entry.Url, StringComparer.Ordinal),
    ];

    public static IEnumerable<RailEntry> For(ClaimsPrincipal person) => All.Where(entry => entry.Roles.Any(person.IsInRole));
}
