using PolicyMarket.Web.Circuits;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Offers;

/// <summary>The desk itself: rows by keyboard, the receipt beside them, decisions one by one or in bulk.</summary>
[DeskRoles(Roles.Officer)]
public sealed partial class PreCheckTable(PreCheckQueries queries, PreCheckDesk desk, OfferPush push, ReadingLog readings)
{
    private static readonly string[] ReadyReasons =
        ["数据与部门记录不一致", "企业已列入经营异常或失信名单", "同一事项已由上级兑现", "企业提出不参与"];

    private const int AtOnce = 500;

    private readonly HashSet<long> selected = [];
    private PreCheckList? list;
    private ElementReference keys;
    private ElementReference reasonBox;
    private Func<ElementReference>? focusNext;
    private int current = -1;
    private long recorded;
    private string? receipt;
    private string? notice;
    private string? problem;
    private string reason = ReadyReasons[0];
    private string? moreReason;
    private bool isRefusing;
    private bool isBusy;
    private bool isRefused;
    private IReadOnlyList<long> lastDecided = [];

    [Parameter]
    public long? ItemId { get; set; }

    [Parameter]
    public string? Words { get; set; }

    /// <summary>What a decision is about: the ticked rows, or else the one that is open.</summary>
    private IReadOnlyList<PreCheckRow> Chosen => list is null
        ? []
        : selected.Count > 0 ? [.. list.Rows.Where(r => selected.Contains(r.Id))]
        : current >= 0 && current < list.Rows.Count ? [list.Rows[current]] : [];

    private long ChosenFen => Chosen.Sum(r => r.AmountFen);

    protected override async Task OnInitializedAsync() => await LoadAsync();

    /// <summary>The keyboard stays with the work: after a decision in the list, when a reason is asked for at the reason.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focusNext is { } target)
        {
            focusNext = null;
            await target().FocusAsync(preventScroll: true);
        }
    }

    private async Task LoadAsync()
    {
        list = await queries.ReadAsync(PersonId, new PreCheckFilter(ItemId, Words), Life);
        isRefused = list is null;
        if (list is null)
        {
            (current, receipt) = (-1, null);
            selected.Clear();
            return;
        }

        selected.IntersectWith(list.Rows.Select(r => r.Id));
        current = Math.Min(current, list.Rows.Count - 1);
        await LoadReceiptAsync();
    }

    private async Task LoadReceiptAsync()
    {
        receipt = null;
        if (list is not null && current >= 0 && await RecordReadingAsync(list.Rows[current]))
        {
            receipt = await queries.ReceiptAsync(PersonId, list.Rows[current].Id, Life);
        }
    }

    /// <summary>A receipt is shown only when its reading is in the audit trail; showing the same one again is no second reading.</summary>
    private async Task<bool> RecordReadingAsync(PreCheckRow row)
    {
        if (row.Id == recorded)
        {
            return true;
        }

        var done = await readings.AddAsync(PersonId, AuditAction.DeterminationRecordRead, $"offer:{row.Id}", $"预审时查看 {row.FirmName}（{row.CreditCode}）的兑现凭证", Life);
        (recorded, problem) = done.Succeeded ? (row.Id, problem) : (0, done.Why);
        return done.Succeeded;
    }

    private async Task ShowAsync(int index)
    {
        current = index;
        await LoadReceiptAsync();
    }

    private void Toggle(long id)
    {
        if (!selected.Remove(id))
        {
            selected.Add(id);
        }
    }

    private void SelectAll(ChangeEventArgs change)
    {
        selected.Clear();
        if (change.Value is true && list is not null)
        {
            selected.UnionWith(list.Rows.Select(r => r.Id));
        }
    }

    private async Task OnKeyAsync(KeyboardEventArgs key)
    {
        if (list is null || key.CtrlKey || key.AltKey || key.MetaKey)
        {
            return;
        }

        switch (key.Key)
        {
            case "z" or "Z" when lastDecided.Count > 0: await UndoAsync(lastDecided); break;
            case var _ when list.Rows.Count == 0: break;
            case "j" or "J" or "ArrowDown": await ShowAsync(Math.Min(current + 1, list.Rows.Count - 1)); break;
            case "k" or "K" or "ArrowUp": await ShowAsync(Math.Max(current - 1, 0)); break;
            case "x" or "X" when current >= 0: Toggle(list.Rows[current].Id); break;
            case "a" or "A" when Chosen.Count > 0: await ApproveAsync(); break;
            case "r" or "R" when Chosen.Count > 0: AskReason(); break;
            default: break;
        }
    }

    private Task ApproveAsync() => DecideAsync(
        ids => desk.ApproveAsync(PersonId, ids, Life),
        done => $"已通过 {done.Count} 项，合计 {Ui.Formats.Yuan(done.TotalFen)}。推送前可以撤销。");

    private void AskReason() => (isRefusing, focusNext) = (true, () => reasonBox);

    private void KeepAll() => (isRefusing, focusNext) = (false, () => keys);

    /// <summary>Approves all of the filter, a share at a time; each share is one transaction and can be undone like any other.</summary>
    private async Task ApproveAllAsync()
    {
        var ids = await queries.AllAsync(PersonId, new PreCheckFilter(ItemId, Words), Life);
        var (count, fen) = (0, 0L);
        foreach (var share in ids.Chunk(AtOnce))
        {
            await WorkAsync(() => desk.ApproveAsync(PersonId, share, Life), done =>
            {
                (count, fen) = (count + done.Count, fen + done.TotalFen);
                return $"已通过 {count} 项，合计 {Ui.Formats.Yuan(fen)}。推送前可以撤销。";
            });
            if (problem is not null)
            {
                return;
            }

            StateHasChanged();
        }

        lastDecided = [];
    }

    private Task RefuseAsync()
    {
        var words = string.IsNullOrWhiteSpace(moreReason) ? reason : $"{reason}：{moreReason.Trim()}";
        return DecideAsync(
            ids => desk.RefuseAsync(PersonId, ids, words, Life),
            done => $"已记为不通过 {done.Count} 项，理由：{words}。");
    }

    private async Task DecideAsync(Func<IReadOnlyCollection<long>, Task<Result<PreCheckDone>>> decide, Func<PreCheckDone, string> words)
    {
        var ids = Chosen.Select(r => r.Id).ToList();
        if (isBusy || ids.Count == 0)
        {
            return;
        }

        await WorkAsync(() => decide(ids), words);
        lastDecided = problem is null ? ids : [];
        isRefusing = isRefusing && problem is not null;
        selected.Clear();
        focusNext = isRefusing ? null : () => keys;
    }

    private async Task UndoAsync(IReadOnlyList<long> ids)
    {
        await WorkAsync(() => desk.UndoAsync(PersonId, ids, Life), done => $"已撤销 {done.Count} 项，回到待预审名单。");
        lastDecided = [];
        focusNext = () => keys;
    }

    private Task PushNowAsync()
    {
        var ids = list?.Undoable.Where(r => r.State == OfferState.Approved).Select(r => r.Id).ToList() ?? [];
        return WorkAsync(() => push.PushNowAsync(PersonId, ids, Life), done => $"已推送 {done.Count} 项，企业现在可以确认。");
    }

    private async Task WorkAsync(Func<Task<Result<PreCheckDone>>> work, Func<PreCheckDone, string> words)
    {
        (isBusy, problem, notice) = (true, null, null);
        try
        {
            var result = await work();
            if (result is { Succeeded: true, Value: { } done })
            {
                notice = words(done);
            }
            else
            {
                problem = result.Why;
            }

            await LoadAsync();
        }
        finally
        {
            isBusy = false;
        }
    }
}
