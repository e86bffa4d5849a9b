using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Circuits;

namespace PolicyMarket.Web.Firms.DeliveredFacts;

/// <summary>An officer looks at the data of one firm.</summary>
[DeskRoles(Roles.Officer, Roles.Administrator)]
public sealed partial class DeskFirmDataPage(FirmDataQueries queries, ReadingLog readings, NavigationManager navigation)
{
    private FirmData? data;
    private string? problem;
    private string? typed;
    private bool isReading;

    /// <summary>The firm's unified social credit code.</summary>
    [SupplyParameterFromQuery(Name = "code")]
    public string? Code { get; set; }

    /// <summary>Reads on the circuit only, so that one look is one line of the access record.</summary>
    protected override async Task OnParametersSetAsync()
    {
        (typed, data, problem, isReading) = (Code, null, null, !string.IsNullOrWhiteSpace(Code));
        if (isReading && RendererInfo.IsInteractive)
        {
            await ReadAsync(Code!); // it is not blank
            isReading = false;
        }
    }

    private async Task ReadAsync(string code)
    {
        (var found, problem) = await queries.FindForDeskAsync(PersonId, code, Life);
        if (found is not { } firmId)
        {
            return;
        }

        var recorded = await readings.AddAsync(PersonId, AuditAction.FirmRead, $"firm:{firmId}", "查看企业数据", Life);
        if (recorded.Succeeded)
        {
            (data, problem) = await queries.ReadForDeskAsync(PersonId, code, Life);
        }
        else
        {
            problem = recorded.Why;
        }
    }

    private void Find() => navigation.NavigateTo(navigation.GetUriWithQueryParameter("code", string.IsNullOrWhiteSpace(typed) ? null : typed.Trim()));
}
