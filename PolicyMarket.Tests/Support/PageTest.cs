using System.Globalization;
using System.Security.Claims;
using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using PolicyMarket.Data;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Values;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Tests.Support;

/// <summary>Renders pages over a county's record on real SQLite, signed in as one of its people.</summary>
public abstract class PageTest : BunitContext, IAsyncLifetime
{
    /// <summary>How long a page may take on a busy machine; only a test that fails waits so long.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private BunitAuthorizationContext? person;
    private bool isLive;

    static PageTest() => DefaultWaitTimeout = Patience;

    private protected County County { get; private set; } = null!; // set before each test

    public async Task InitializeAsync()
    {
        County = await County.CreateAsync();
        Services.AddSingleton<TimeProvider>(County.Record.Clock);
        Services.AddPolicyMarketData(County.Record.Options);
        Services.AddSingleton<BusinessClock>();
        Services.AddSingleton(WorkingDays.Weekdays);
        Services.AddFeatures();
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupVoid(AddressBar.Function, Navigates).SetVoidResult();
        await SeedAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await County.DisposeAsync();
    }

    /// <summary>Rows in the county that every test of a class uses.</summary>
    private protected virtual Task SeedAsync() => Task.CompletedTask;

    /// <summary>Signs in as the county's person of the first role. The cookie names all the roles; the database knows the first.</summary>
    private protected void SignIn(params string[] roles)
    {
        person ??= AddAuthorization();
        person.SetAuthorized($"p-{roles[0]}");
        person.SetRoles(roles);
        person.SetClaims(new Claim(ClaimTypes.NameIdentifier, County.People[roles[0]].ToString()));
    }

    /// <summary>Signs in on a live circuit. The renderer closes the services, so it comes after everything that is registered.</summary>
    private protected void SignInAtDesk(params string[] roles)
    {
        SignIn(roles);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    /// <summary>Hides bUnit's own, to know whether pages read on a live circuit.</summary>
    private protected new void SetRendererInfo(RendererInfo info)
    {
        isLive = info.IsInteractive;
        base.SetRendererInfo(info);
    }

    /// <summary>Renders, and waits on a live circuit until the page has read: on a busy machine that is a moment after the first rendering.</summary>
    public override IRenderedComponent<TComponent> Render<TComponent>(Action<ComponentParameterCollectionBuilder<TComponent>>? parameterBuilder = null)
    {
        var page = base.Render(parameterBuilder);
        if (isLive)
        {
            page.WaitForState(() => page.FindAll(".loading[aria-busy=true]").Count == 0);
        }

        return page;
    }

    /// <summary>The page while it is not known yet who is there.</summary>
    private protected IRenderedComponent<TPage> RenderUndecided<TPage>()
        where TPage : IComponent => base.Render<TPage>(parameters => parameters.AddCascadingValue(new TaskCompletionSource<AuthenticationState>().Task));

    /// <summary>Does what the browser's script does.</summary>
    private bool Navigates(JSRuntimeInvocation called)
    {
        var address = (string?)called.Arguments[0] ?? throw new InvalidOperationException("An address is shown without one.");
        Services.GetRequiredService<NavigationManager>().NavigateTo(address, replace: called.Arguments[1] is true);
        return true;
    }

    /// <summary>Buttons by what they say.</summary>
    private protected static IReadOnlyList<IElement> Buttons(IRenderedComponent<IComponent> page, string text) =>
        [.. page.FindAll("button").Where(b => b.TextContent.Contains(text, StringComparison.Ordinal))];
}
