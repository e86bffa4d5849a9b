using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Offers;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Offers;

/// <summary>Renders the pre-check desk with the providers of its layout, as a circuit does.</summary>
public abstract class PreCheckHarness : PageTest
{
    private protected override Task SeedAsync()
    {
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        return Task.CompletedTask;
    }

    /// <summary>False: the page is rendered before its circuit stands.</summary>
    private protected bool HasCircuit { get; set; } = true;

    private protected IRenderedComponent<IComponent> Desk(PreCheckFilter? filter = null)
    {
        SignIn(Roles.Officer);
        return Open(filter);
    }

    /// <summary>Closes the desk and opens it again.</summary>
    private protected async Task<IRenderedComponent<IComponent>> AgainAsync(PreCheckFilter? filter = null)
    {
        await DisposeComponentsAsync();
        return Desk(filter);
    }

    private IRenderedComponent<IComponent> Open(PreCheckFilter? filter)
    {
        BeginCircuit();
        Services.GetRequiredService<NavigationManager>().NavigateTo(Urls.PreCheckWith(filter ?? new PreCheckFilter(null, null)));
        return Render(builder =>
        {
            builder.OpenComponent<MudPopoverProvider>(0);
            builder.CloseComponent();
            builder.OpenComponent<MudDialogProvider>(1);
            builder.CloseComponent();
            builder.OpenComponent<PreCheckPage>(2);
            builder.CloseComponent();
        });
    }

    /// <summary>The page alone, at the address that the test has gone to.</summary>
    private protected IRenderedComponent<PreCheckPage> Page()
    {
        BeginCircuit();
        return Render<PreCheckPage>();
    }

    private void BeginCircuit()
    {
        SetRendererInfo(new RendererInfo(HasCircuit ? "Server" : "Static", HasCircuit));
        JSInterop.SetupModule("./Offers/PreCheckPage.razor.js").Mode = JSRuntimeMode.Loose;
    }

    /// <summary>Offers of firms 100, 101, … that wait for the county's officer; their ids in the same order.</summary>
    private protected async Task<long[]> OffersAsync(params long[] sums)
    {
        var ids = new long[sums.Length];
        for (var i = 0; i < sums.Length; i++)
        {
            var firm = await County.Record.FirmAsync(100 + i);
            await County.Record.AccountAsync(firm, $"6222{i:D12}");
            ids[i] = (await County.Record.OfferAsync(firm, County.Item, OfferState.AwaitingCheck, sums[i])).Id;
        }

        return ids;
    }

    private protected async Task<Offer> DoubtfulAsync(long fen = 50_00) =>
        await County.Record.OfferAsync(await County.Record.FirmAsync(900), County.Item, OfferState.AwaitingCheck, fen);

    private protected Task<PersonId> SecondOfficerAsync() => County.Record.PersonAsync("second", Roles.Officer, County.Department.Id);

    private protected Task<OfferState> StateAsync(long id) =>
        County.Record.ReadAsync(db => db.Offers.Where(o => o.Id == id).Select(o => o.State).SingleAsync());

    private protected static string Notice(IRenderedComponent<IComponent> desk) => desk.Find(".precheck-foot p[role=status]").TextContent;

    private protected static IReadOnlyList<IElement> Rows(IRenderedComponent<IComponent> desk) =>
        [.. desk.FindAll(".precheck-grid tbody tr.mud-table-row")];

    private protected static IReadOnlyList<string> Sums(IRenderedComponent<IComponent> desk) =>
        [.. desk.FindAll(".precheck-grid tbody td.n").Select(cell => cell.TextContent.Trim())];

    /// <summary>Presses keys in the list, one after the other.</summary>
    private protected static void Press(IRenderedComponent<IComponent> desk, params string[] keys)
    {
        foreach (var key in keys)
        {
            desk.Find("section.rows").KeyDown(key);
        }
    }

    /// <summary>Index of the row whose record is open, or −1.</summary>
    private protected static int Current(IRenderedComponent<IComponent> desk) =>
        Rows(desk).Select((row, i) => (row, i)).Where(r => r.row.ClassList.Contains("is-open")).Select(r => r.i).DefaultIfEmpty(-1).Single();

    /// <summary>The open dialog, as soon as it is there.</summary>
    private protected static IElement Dialog(IRenderedComponent<IComponent> desk)
    {
        desk.WaitForState(() => desk.FindAll(".mud-dialog").Count == 1);
        return desk.Find(".mud-dialog");
    }

    private protected static void ClickInDialog(IRenderedComponent<IComponent> desk, string text) =>
        Dialog(desk).QuerySelectorAll("button").Single(b => b.TextContent.Contains(text, StringComparison.Ordinal)).Click();
}
