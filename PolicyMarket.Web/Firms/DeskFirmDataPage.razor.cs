using Microsoft.AspNetCore.Components;

namespace PolicyMarket.Web.Firms;

/// <summary>An officer looks at the data of one firm.</summary>
public sealed partial class DeskFirmDataPage(FirmDataQueries queries) : IDisposable
{
    private readonly CancellationTokenSource life = new();
    private FirmData? data;

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
        if (!string.IsNullOrWhiteSpace(Code) && await queries.FindAsync(Code, life.Token) is { } firmId)
        {
            data = await queries.ReadAsync(firmId, life.Token);
        }
    }
}
