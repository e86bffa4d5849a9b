using System.Collections.Immutable;
using System.Security.Claims;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Shell;

/// <summary>The features' entries in the app bar.</summary>
public sealed partial class AppBarEntries
{
    private ImmutableArray<(AppBarEntry Entry, int Count)> _rows = [];

    protected override async Task CountAsync(ClaimsPrincipal person)
    {
        var rows = ImmutableArray.CreateBuilder<(AppBarEntry, int)>();
        foreach (var entry in Entries)
        {
            rows.Add((entry, await entry.CountAsync(person, Life)));
        }

        _rows = rows.ToImmutable();
    }
}
