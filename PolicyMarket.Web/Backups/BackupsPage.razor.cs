using PolicyMarket.Data.Backups;
using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Circuits;

namespace PolicyMarket.Web.Backups;

/// <summary>The administrator's page of backups.</summary>
[DeskRoles(Roles.Administrator)]
public sealed partial class BackupsPage(BackupQueries queries, BackupDesk desk)
{
    private BackupView? view;
    private string? notice;
    private string? problem;
    private bool isBusy;

    protected override async Task OnInitializedAsync() => view = await queries.ReadAsync(Life);

    private async Task MakeAsync()
    {
        (isBusy, notice, problem) = (true, null, null);
        try
        {
            var made = await desk.MakeNowAsync(PersonId, Life);
            (notice, problem) = made.Value is { } done ? ($"已备份到 {done.Folder}，并核对无误。", null) : ((string?)null, made.Why);
            view = await queries.ReadAsync(Life);
        }
        finally
        {
            isBusy = false;
        }
    }
}
