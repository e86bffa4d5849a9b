using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using PolicyMarket.Data.Disputes;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Firms.DeliveredFacts;

/// <summary>The firm disputes one delivered value.</summary>
public sealed partial class DisputePage(FirmDataQueries queries, DisputeDesk desk, NavigationManager navigation)
{
    private static readonly List<BreadcrumbItem> Place =
    [
        new("我的政策", Urls.FirmHome),
        new("本企业数据", Urls.FirmData),
        new("数据不对", null, disabled: true),
    ];
    private FirmDataLine? line;
    private string? problem;
    private IReadOnlyList<FieldError> errors = [];
    private PersonId personId;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    /// <summary>Name of the fact.</summary>
    [SupplyParameterFromQuery(Name = "fact")]
    public string? Fact { get; set; }

    [SupplyParameterFromForm(FormName = "dispute")]
    private DisputeInput Input { get; set; } = null!; // set as the page is initialized

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        var user = Authentication is null ? null : (await Authentication).User;
        if (user?.PersonId() is { } id && Fact is not null)
        {
            personId = id;
            line = await queries.ReadOwnLineAsync(personId, Fact, Life);
        }
    }

    private async Task SendAsync()
    {
        errors = FieldErrors.Missing(("claimed", Input.Claimed, "请写明应为多少。"), ("reason", Input.Reason, "请写明依据。"));
        if (errors.Count > 0 || line is null)
        {
            return;
        }

        var raised = await desk.RaiseAsync(personId, line.Fact, Input.Claimed ?? "", Input.Reason ?? "", Life);
        if (raised.Succeeded)
        {
            navigation.NavigateTo(Urls.FirmDataAfterDisputing);
            return;
        }

        problem = raised.Why;
    }
}
