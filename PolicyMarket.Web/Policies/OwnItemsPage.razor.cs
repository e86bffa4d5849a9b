using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People;

namespace PolicyMarket.Web.Policies;

/// <summary>Settings of a department for its items: until when they are carried out, and whether matches are checked before the firm is told.</summary>
public sealed partial class OwnItemsPage(OwnItemQueries queries, ItemDesk desk)
{
    private IReadOnlyList<OwnItemRow> rows = [];
    private string? notice;
    private string? problem;
    private long personId;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is null)
        {
            return;
        }

        personId = (await Authentication).User.RequiredPersonId();
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var own = await queries.ReadAsync(personId, Life);
        rows = own ?? [];
        problem = own is null ? "账号现在没有所属部门，或不再是部门经办，没有显示任何事项。请联系管理员核对账号的部门和角色。" : problem;
    }

    private Task ConfirmAsync((long ItemId, DateOnly Until) choice) =>
        WorkAsync(desk.ConfirmValidityAsync(personId, choice.ItemId, choice.Until, Life), "已确认，下一次匹配起生效。");

    private Task SetPreCheckAsync((long ItemId, bool NeedsPreCheck) choice) =>
        WorkAsync(desk.SetPreCheckAsync(personId, choice.ItemId, choice.NeedsPreCheck, Life), "预审的要求已更改，下一次匹配起生效。");

    private async Task WorkAsync(Task<Result<long>> work, string done)
    {
        var result = await work;
        (notice, problem) = result.Succeeded ? (done, null) : ((string?)null, result.Why);
        await LoadAsync();
    }
}
