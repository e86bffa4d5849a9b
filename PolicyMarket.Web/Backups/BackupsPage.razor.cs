using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Backups;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Backups;

/// <summary>The administrator's page of backups.</summary>
public sealed partial class BackupsPage(BackupQueries queries, BackupDesk desk)
{
    private BackupView? view;
    private string? notice;
    private string? problem;
    private long personId;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            personId = (await Authentication).User.RequiredPersonId();
        }

        view = await queries.ReadAsync(Life);
    }

    private async Task MakeAsync()
    {
        var made = await desk.MakeNowAsync(personId, Life);
        (notice, problem) = made.Value is { } done ? ($"已备份到 {done.Folder}，并核对无误。", null) : ((string?)null, made.Why);
        view = await queries.ReadAsync(Life);
    }
}
