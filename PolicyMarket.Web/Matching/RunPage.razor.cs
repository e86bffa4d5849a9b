using Microsoft.AspNetCore.Components;
using MudBlazor;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Matching;

/// <summary>One run in one screen: the funnel, the run before, what changed, whose data are missing; the rest in tabs.</summary>
[DeskRoles(Roles.Officer, Roles.Administrator, Roles.Supervisor)]
public sealed partial class RunPage(RunsQueries queries, TimeProvider time, IDialogService dialogs, ISnackbar snackbar)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(3);
    private RunView? view;
    private bool isMissing;
    private bool isWatching;

    [Parameter]
    public long RunId { get; set; }

    private bool MayRelease => Actor.Roles.Contains(Roles.Administrator);

    /// <summary>Reads once a run: on the circuit, not for the first picture of the page.</summary>
    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive || view?.Run.Id == RunId)
        {
            return;
        }

        view = await RecordReadingAsync(await queries.ReadAsync(PersonId, RunId, Life));
        isMissing = view is null;
        if (view is { Run.State: RunState.Running } && !isWatching)
        {
            isWatching = true;
            Start(WatchAsync);
        }
    }

    /// <summary>Figures grow while the run works; firms are named, and the reading recorded, when it has ended.</summary>
    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Pace, time);
        while (view is { Run.State: RunState.Running } && await timer.WaitForNextTickAsync(Life))
        {
            var now = await queries.ReadAsync(PersonId, RunId, Life);
            view = now is { Run.State: not RunState.Running } ? await RecordReadingAsync(now) : now;
            StateHasChanged();
        }

        isWatching = false;
    }

    private static string Lead(RunRow run) =>
        run.Duration is { } duration
            ? $"{Formats.Instant(run.StartedAt)} 开始，用时 {Formats.Duration(duration)}；{Formats.Count(run.FirmCount)} 家企业、{Formats.Count(run.ItemCount)} 个在执行的事项"
            : $"{Formats.Instant(run.StartedAt)} 开始";

    private static bool IsDisputed(RunView run) => run.Opinions.Any(view => view.Opinion.Differences > 0);

    private static int Attention(RunView run) =>
        run.LeftOut.Length + run.Faults.Length + (run.Run.LeftOut.Total > 0 ? 1 : 0) + (run.Run.FirmsLeftOut > 0 && run.LeftOut.IsEmpty ? 1 : 0);

    private static Bar[] FirmStages(RunView view) =>
        [
            Stage("核对的企业", view.Run.FirmsDone),
            Stage("至少符合一项", view.Run.FirmsMatched),
            Stage("有免申即享待确认", view.Money.FirmsOffered),
            Stage("已推送给企业", view.Money.FirmsPushed),
            Stage("企业已确认", view.Money.FirmsConfirmed),
            Stage("款已到账", view.Money.FirmsPaid, Tone.Ok),
        ];

    private static Bar Stage(string label, int firms, Tone tone = Tone.Accent) => new(label, firms, $"{Formats.Count(firms)} 家", tone);
}
