using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Firms.DeliveredFacts;

/// <summary>An officer looks at the data of one firm.</summary>
public sealed partial class DeskFirmDataPage(FirmDataQueries queries, ReadingLog readings) : IDisposable
{
    private readonly CancellationTokenSource life = new();
    private FirmData? data;
    private string? problem;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    /// <summary>The firm's unified social credit code.</summary>
    [SupplyParameterFromQuery(Name = "code")]
    public string? Code { get; set; }

    public void Dispose()
    {
        life.Cancel();
        life.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (string.IsNullOrWhiteSpace(Code) || Authentication is null)
        {
            return;
        }

        var personId = (await Authentication).User.RequiredPersonId();
        (var found, problem) = await queries.FindForDeskAsync(personId, Code, life.Token);
        if (found is not { } firmId)
        {
            return;
        }

        var recorded = await readings.AddAsync(personId, AuditAction.FirmRead, $"firm:{firmId}", "查看企业数据", life.Token);
        if (recorded.Succeeded)
        {
            (data, problem) = await queries.ReadForDeskAsync(personId, Code, life.Token);
        }
        else
        {
            problem = recorded.Why;
        }
    }
}
