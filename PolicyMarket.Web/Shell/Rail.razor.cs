using System.Collections.Immutable;
using System.Security.Claims;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Shell;

/// <summary>The desks' left rail: the entries of this person's roles, each with its count of waiting work.</summary>
public sealed partial class Rail
{
    private ImmutableArray<(RailEntry Entry, int? Count)> _rows = [];
    private string _home = Urls.Supermarket;

    protected override async Task CountAsync(ClaimsPrincipal person)
    {
        var rows = ImmutableArray.CreateBuilder<(RailEntry, int?)>();
        foreach (var entry in RailEntry.For(person))
        {
            var counter = Counts.FirstOrDefault(count => count.Url == entry.Url);
            rows.Add((entry, counter is null ? null : await counter.CountAsync(person, Life)));
        }

        (_home, _rows) = (person.Home(), rows.ToImmutable());
    }
}
