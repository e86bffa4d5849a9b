using MudBlazor;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Policies.Standing;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.People.SignIn;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Policies;

/// <summary>
/// Settings of a department for its items: until when they are carried out, whether matches are checked before the firm is told, and why nothing was paid.
/// </summary>
[DeskRoles(Roles.Officer)]
public sealed partial class OwnItemsPage(
    OwnItemQueries queries,
    ItemDesk desk,
    ZeroPayoutDesk zeros,
    BusinessClock clock,
    IDialogService dialogs,
    ISnackbar snackbar
)
{
    private static readonly string[] ReasonsForZero =
    [
        "没有企业申报",
        "申报的企业都不符合条件",
        "按公式核定为 0 元",
        "资金没有安排，本年不再兑现",
        "政策已废止",
    ];

    private IReadOnlyList<OwnItemRow>? rows;
    private string? problem;
    private string? words;
    private bool onlyWarned;

    /// <summary>Reads once: on the circuit, not for the first picture of the page.</summary>
    protected override Task OnInitializedAsync() => RendererInfo.IsInteractive ? LoadAsync() : Task.CompletedTask;

    private static bool IsWarned(OwnItemRow row) => !row.Gaps.IsEmpty || row.AsksForZero;

    private static string Payout(OwnItemRow row) => row.Standing is { } standing ? StandingWording.Of(standing.Status) : "不发放资金";

    private static string Validity(OwnItemRow row) =>
        (row.EffectiveTo, row.ConfirmedUntil) switch
        {
            ({ } last, _) => $"文件有效期至 {Formats.Date(last)}",
            (_, { } confirmed) => $"已确认执行至 {Formats.Date(confirmed)}",
            _ => "文件没写失效日期，还没有确认",
        };

    private static string PreCheckAct(OwnItemRow row) => row.NeedsPreCheck ? "改为免预审" : "改为需要预审";

    private async Task LoadAsync()
    {
        var own = await queries.ReadAsync(PersonId, Life);
        rows = own ?? [];
        problem = own is null ? "账号现在没有所属部门，或不再是部门经办，没有显示任何事项。请联系管理员核对账号的部门和角色。" : null;
    }

    private bool IsAsked(OwnItemRow row) =>
        (!onlyWarned || IsWarned(row)) && (string.IsNullOrWhiteSpace(words) || row.Title.Contains(words.Trim(), StringComparison.OrdinalIgnoreCase));

    private async Task ConfirmAsync(OwnItemRow row)
    {
        var parameters = new DialogParameters<ConfirmUntilDialog>
        {
            { d => d.Title, row.Title },
            { d => d.Until, (row.ConfirmedUntil ?? new DateOnly(clock.Today.Year, 12, 31)).ToDateTime(TimeOnly.MinValue) },
            { d => d.Work, async until => WhyNot(await desk.ConfirmValidityAsync(PersonId, row.ItemId, until, Life)) },
        };
        var opened = await dialogs.ShowAsync<ConfirmUntilDialog>(row.Title, parameters);
        await AfterAsync(await opened.Result is { Canceled: false }, "已确认，下一次匹配起生效。");
    }

    private async Task SetPreCheckAsync(OwnItemRow row)
    {
        var decision = new Decision
        {
            Title = $"“{row.Title}”{PreCheckAct(row)}",
            Text = row.NeedsPreCheck ? "匹配到的企业不再经本部门核对，直接收到待确认。" : "匹配到的企业先由本部门核对，通过后才推送。",
            Act = PreCheckAct(row),
        };
        var isDone = await dialogs.DecideAsync(decision, async _ => WhyNot(await desk.SetPreCheckAsync(PersonId, row.ItemId, !row.NeedsPreCheck, Life)));
        await AfterAsync(isDone, "预审的要求已更改，下一次匹配起生效。");
    }

    private async Task DecideZeroAsync(OwnItemRow row)
    {
        var decision = new Decision
        {
            Title = $"“{row.Title}”记零拨付",
            Text = "公开页面上会写明“零拨付”和下面的原因，并记入审计。以后有了拨付，状态自动改变。",
            Act = "记零拨付",
            ReasonLabel = "原因",
            ReadyReasons = ReasonsForZero,
        };
        var isDone = await dialogs.DecideAsync(decision, async answer => WhyNot(await zeros.DecideAsync(PersonId, row.ItemId, answer.Reason, Life)));
        await AfterAsync(isDone, "零拨付和原因已记下。");
    }

    private async Task TakeBackZeroAsync(OwnItemRow row)
    {
        var decision = new Decision
        {
            Title = $"撤销“{row.Title}”的零拨付",
            Text = "公开页面上不再写零拨付；原来的原因留在审计里。",
            Act = "撤销零拨付",
            IsRefusal = true,
        };
        var isDone = await dialogs.DecideAsync(decision, async _ => WhyNot(await zeros.TakeBackAsync(PersonId, row.ItemId, Life)));
        await AfterAsync(isDone, "零拨付已撤销。");
    }

    private static string? WhyNot(Result<long> result) => result.Succeeded ? null : result.Why;

    private async Task AfterAsync(bool isDone, string done)
    {
        if (isDone)
        {
            snackbar.Add(done, Severity.Success);
            await LoadAsync();
        }
    }
}
