using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Web.People;

namespace PolicyMarket.Web.Firms;

/// <summary>An officer looks at the data of one firm.</summary>
public sealed partial class DeskFirmDataPage(FirmDataQueries queries) : IDisposable
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

        (var found, problem) = await queries.FindForDeskAsync((await Authentication).User.RequiredPersonId(), Code, life.Token);
        data = found is { } firmId ? await queries.ReadAsync(firmId, life.Token) : null;
    }
}
