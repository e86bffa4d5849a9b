using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Matching;

/// <summary>The button that starts a run, and the progress of whichever run is working in this process.</summary>
[DeskRoles(Roles.Officer, Roles.Administrator, Roles.Supervisor)]
public sealed partial class RunNow
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);
    private bool isStarting;

    [Inject]
    private RunStarter Starter { get; set; } = null!; // injected

    [Inject]
    private RunProgressBoard Board { get; set; } = null!; // injected

    [Inject]
    private TimeProvider Time { get; set; } = null!; // injected

    /// <summary>Why today's run needs a reason; null: it needs none.</summary>
    [Parameter]
    public string? Doubt { get; set; }

    /// <summary>A run ended, whoever started it.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    private bool MayStart { get; set; }

    private bool MayForce { get; set; }

    private string? Reason { get; set; }

    private RunProgress? Progress { get; set; }

    private string? Said { get; set; }

    private long? DoneId { get; set; }

    protected override void OnInitialized()
    {
        MayForce = Actor.Roles.Contains(Roles.Administrator);
        MayStart = MayForce || Actor.Roles.Contains(Roles.Officer);
        Progress = Board.Current;
        if (RendererInfo.IsInteractive)
        {
            Start(() => WatchAsync(Life));
        }
    }

    private async Task StartAsync()
    {
        if (isStarting)
        {
            return;
        }

        isStarting = true;
        (Said, DoneId) = (null, null);
        Progress = new RunProgress(0, 0, "开始");
        var result = await Starter.StartAsync(PersonId, Doubt is null ? null : Reason);
        isStarting = false;
        Progress = null;
        DoneId = result.Value?.RunId;
        Said = result.Value switch
        {
            null => result.Why,
            { WasThereBefore: true } => "数据和事项都没有变化，今天的结果仍然有效，没有重跑。",
            var done => $"已完成：符合 {done.Eligible:N0} 项，新增 {done.New:N0}，失去 {done.Lost:N0}，金额变化 {done.Changed:N0}。{Faults(done)}",
        };
        if (!Life.IsCancellationRequested)
        {
            await OnDone.InvokeAsync();
        }
    }

    private static string Faults(RunSummary run) =>
        (run.FormulaGaps, run.ZeroAmounts) switch
        {
            (0, 0) => "",
            (0, var zeros) => $"其中 {zeros:N0} 项金额为 0，请看这一批的说明。",
            (var gaps, 0) => $"其中 {gaps:N0} 项因规则有缺口算不出金额，请看这一批的说明。",
            var (gaps, zeros) => $"其中 {gaps:N0} 项因规则有缺口算不出金额，{zeros:N0} 项金额为 0，请看这一批的说明。",
        };

    /// <summary>Looks at the board twice a second: the run may be the job's or another person's.</summary>
    private async Task WatchAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Pace, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                var now = Board.Current;
                if (now != Progress && (now is not null || !isStarting))
                {
                    Progress = now;
                    StateHasChanged();
                    if (now is null)
                    {
                        await OnDone.InvokeAsync();
                    }
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The page was left; the run goes on.
        }
    }
}
