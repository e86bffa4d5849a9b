using System.Collections.Immutable;
using MudBlazor;
using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Matching;

/// <summary>The list of runs, newest first, and the button that starts one.</summary>
[DeskRoles(Roles.Officer, Roles.Administrator, Roles.Supervisor)]
public sealed partial class RunsPage(RunsQueries queries)
{
    private DeskGrid<RunRow>? grid;
    private bool isRead;

    private ImmutableArray<Data.Opinions.HeldItem> Held { get; set; } = [];

    private Data.Determinations.RunDateDoubt? Doubt { get; set; }

    /// <summary>Reads once: on the circuit, not for the first picture of the page.</summary>
    protected override Task OnInitializedAsync() => RendererInfo.IsInteractive ? LoadAsync() : Task.CompletedTask;

    private async Task LoadAsync()
    {
        Doubt = await queries.DoubtAsync(Life);
        Held = await queries.HeldAsync(PersonId, Life);
        isRead = true;
        await (grid?.ReloadServerData() ?? Task.CompletedTask);
    }

    private async Task<GridData<RunRow>> ReadAsync(GridState<RunRow> state, CancellationToken ct)
    {
        var (rows, total, _) = await queries.ListAsync(PersonId, state.Page + 1, ct);
        return new GridData<RunRow> { Items = [.. rows], TotalItems = total };
    }
}
