using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Circuits;

namespace PolicyMarket.Web.Ui;

/// <summary>Renders nothing; has its page read again every few seconds while the work that it shows is running.</summary>
[DeskRoles(Roles.Officer, Roles.Administrator, Roles.Supervisor)]
public sealed partial class LiveRefresh
{
    private CancellationTokenSource? _ticking;

    [Parameter]
    public int Seconds { get; set; } = 2;

    [Parameter, EditorRequired]
    public bool Running { get; set; }

    /// <summary>Reads again; the component that handles it is rendered afterwards.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnTick { get; set; }

    protected override void OnParametersSet()
    {
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        if (!Running)
        {
            Stop();
        }
        else if (_ticking is null)
        {
            _ticking = CancellationTokenSource.CreateLinkedTokenSource(Life);
            var ct = _ticking.Token;
            Start(() => TickAsync(ct));
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Stop();
        }

        base.Dispose(disposing);
    }

    private async Task TickAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(Math.Max(1, Seconds)), Time);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                await OnTick.InvokeAsync();
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The page was left, or the work ended.
        }
    }

    private void Stop()
    {
        _ticking?.Cancel();
        _ticking?.Dispose();
        _ticking = null;
    }
}
