using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Shell;

/// <summary>The desks' left rail: the entries of this person's roles with what waits behind each.</summary>
public sealed partial class Rail
{
    private ImmutableArray<(RailEntry Entry, int? Count)> _rows = [];
    private string _home = Urls.Supermarket;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is null)
        {
            return;
        }

        var person = (await Authentication).User;
        _home = person.Home();
        var rows = ImmutableArray.CreateBuilder<(RailEntry, int?)>();
        foreach (var entry in RailEntry.For(person))
        {
            var counter = Counts.FirstOrDefault(count => count.Url == entry.Url);
            rows.Add((entry, counter is null ? null : await counter.CountAsync(person, Life)));
        }

        _rows = rows.ToImmutable();
    }
}
