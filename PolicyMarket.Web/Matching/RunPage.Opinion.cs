using Microsoft.AspNetCore.Components;
using MudBlazor;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.People;
using PolicyMarket.Web.People.SignIn;

namespace PolicyMarket.Web.Matching;

/// <summary>The release of a held item by an administrator.</summary>
public sealed partial class RunPage
{
    [Inject]
    private HoldDesk Holds { get; set; } = null!; // injected

    private async Task ReleaseAsync(DisputedItem item)
    {
        if (item.Hold is not { } hold)
        {
            return;
        }

        var decision = new Decision
        {
            Title = $"放行“{item.Title}”",
            Text = "放行后已有的待确认立即可以推送和确认，暂缓期间没有生成的由下一次匹配生成。理由记入审计。",
            Act = "写明理由并放行",
            ReasonLabel = "查明的情况，为什么本批的答案是对的",
            AsksCode = true,
        };
        var isDone = await dialogs.DecideAsync(
            decision,
            async answer =>
                await Holds.ReleaseAsync(new Approver(PersonId, answer.Code), hold.Id, answer.Reason, Life) is { Succeeded: false } refused
                    ? refused.Why
                    : null
        );
        if (isDone)
        {
            snackbar.Add("已放行，理由记入审计。", Severity.Success);
            view = await RecordReadingAsync(await queries.ReadAsync(PersonId, RunId, Life));
        }
    }
}
