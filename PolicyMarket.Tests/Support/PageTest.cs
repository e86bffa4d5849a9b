using System.Globalization;
using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Tests.Support;

/// <summary>Renders pages over a county's record on real SQLite, signed in as one of its people.</summary>
public abstract class PageTest : BunitContext, IAsyncLifetime
{
    private BunitAuthorizationContext? person;

    private protected County County { get; private set; } = null!; // set before each test

    public async Task InitializeAsync()
    {
        County = await County.CreateAsync();
        Services.AddSingleton<TimeProvider>(County.Record.Clock);
        Services.AddPolicyMarketData(County.Record.Options);
        Services.AddSingleton<BusinessClock>();
        Services.AddSingleton(WorkingDays.Weekdays);
        Services.AddFeatures();
        JSInterop.Mode = JSRuntimeMode.Loose;
        await SeedAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await County.DisposeAsync();
    }

    /// <summary>What every test of a class finds in the county.</summary>
    private protected virtual Task SeedAsync() => Task.CompletedTask;

    /// <summary>Signs in as the county's person of the first role. The cookie names all the roles; the database knows the first.</summary>
    private protected void SignIn(params string[] roles)
    {
        person ??= AddAuthorization();
        person.SetAuthorized($"p-{roles[0]}");
        person.SetRoles(roles);
        person.SetClaims(new Claim(ClaimTypes.NameIdentifier, County.People[roles[0]].ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>The page while it is not known yet who is there.</summary>
    private protected IRenderedComponent<TPage> RenderUndecided<TPage>()
        where TPage : IComponent =>
        Render<TPage>(parameters => parameters.AddCascadingValue(new TaskCompletionSource<AuthenticationState>().Task));

    /// <summary>Buttons by what they say.</summary>
    private protected static IReadOnlyList<IElement> Buttons(IRenderedComponent<IComponent> page, string text) =>
        [.. page.FindAll("button").Where(b => b.TextContent.Contains(text, StringComparison.Ordinal))];
}
