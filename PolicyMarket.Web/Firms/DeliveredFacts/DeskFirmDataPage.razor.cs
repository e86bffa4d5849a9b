using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Firms.DeliveredFacts;

/// <summary>An officer looks at the data of one firm.</summary>
public sealed partial class DeskFirmDataPage(FirmDataQueries queries, ReadingLog readings)
{
    private FirmData? data;
    private string? problem;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    /// <summary>The firm's unified social credit code.</summary>
    [SupplyParameterFromQuery(Name = "code")]
    public string? Code { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (string.IsNullOrWhiteSpace(Code) || Authentication is null)
        {
            return;
        }

        var personId = (await Authentication).User.RequiredPersonId();
        (var found, problem) = await queries.FindForDeskAsync(personId, Code, Life);
        if (found is not { } firmId)
        {
            return;
        }

        var recorded = await readings.AddAsync(personId, AuditAction.FirmRead, $"firm:{firmId}", "查看企业数据", Life);
        if (recorded.Succeeded)
        {
            (data, problem) = await queries.ReadForDeskAsync(personId, Code, Life);
        }
        else
        {
            problem = recorded.Why;
        }
    }
}
