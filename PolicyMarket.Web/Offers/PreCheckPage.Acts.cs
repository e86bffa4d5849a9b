using Microsoft.AspNetCore.Components;
using MudBlazor;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Offers.Bulk;
using PolicyMarket.Data.People;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Offers;

/// <summary>Decisions on what is selected, and what is done with earlier ones.</summary>
public sealed partial class PreCheckPage
{
    private static readonly string[] ReadyReasons = ["数据与部门记录不一致", "企业已列入经营异常或失信名单", "同一事项已由上级兑现", "企业提出不参与"];

    private static readonly string[] ReadyRejections = ["有一项金额要再核", "存疑的企业没有逐项核对", "资金安排有变，暂缓"];

    private static readonly DialogOptions Sheet = new()
    {
        CloseOnEscapeKey = true,
        CloseButton = true,
        MaxWidth = MaxWidth.Small,
        FullWidth = true,
    };

    private IReadOnlyList<long> lastDecided = [];
    private string? notice;
    private string? problem;
    private bool isBusy;

    private IReadOnlyList<PreCheckKey> Chosen => queue is null ? [] : [.. queue.Keys.Where(key => selected.Contains(key.Id))];

    /// <summary>One undoubted offer within the limit is approved at once, everything else after the sheet.</summary>
    private async Task ApproveAsync()
    {
        var chosen = Chosen;
        if (isBusy || queue is null || chosen.Count == 0)
        {
            return;
        }

        var taken = BulkSheetContent.Taken(chosen);
        var needsSecond = await PrepareAsync(() => alone.IsAboveAsync(PersonId, [.. taken.Select(key => (key.ItemId, key.AmountFen))], Life));
        if (chosen is [{ IsDoubtful: false } one] && !needsSecond)
        {
            await DecideAsync(_ => desk.ApproveAsync(PersonId, one.Id, Life), [one.Id], done => Approved(done.Count, done.TotalFen, null));
            return;
        }

        long[] doubtful = [.. chosen.Where(key => key.IsDoubtful).Take(BulkSheetContent.MostNamed).Select(key => key.Id)];
        var named = await PrepareAsync(() => queries.RowsAsync(PersonId, doubtful, Life));
        var sheet = BulkSheetContent.Make(queue, chosen, named, needsSecond, alone.Fen);
        if (await AskAsync<BulkSheet>("通过前核对", new DialogParameters<BulkSheet> { { d => d.Content, sheet } }) is int typed)
        {
            await WorkAsync(
                () => bulk.SubmitAsync(PersonId, sheet.Ids, typed, Life),
                done => Approved(done.Count, done.TotalFen, done.Number),
                done => done.Number is null ? sheet.Ids : [],
                sheet.Ids
            );
        }
    }

    private string Approved(int count, long fen, string? number) =>
        number is null
            ? $"已通过 {Formats.Count(count)} 项，合计 {Formats.Yuan(fen)}。{Undoable()}"
            : $"已提交 {number}：{Formats.Count(count)} 项，合计 {Formats.Yuan(fen)}，等本部门另一位经办放行。";

    private string Undoable() => options.UndoSeconds >= 60 ? $"{options.UndoSeconds / 60} 分钟内可以撤销，之后推送给企业。" : "推送前可以撤销。";

    private async Task RefuseAsync()
    {
        var ids = Chosen.Select(key => key.Id).ToList();
        if (!isBusy && ids.Count > 0 && await AskTextAsync("不通过的理由", $"不通过 {Formats.Count(ids.Count)} 项", ReadyReasons) is { } reason)
        {
            await DecideAsync(chosen => desk.RefuseAsync(PersonId, chosen, reason, Life), ids, done => $"已记为不通过 {done.Count} 项，理由：{reason}。");
        }
    }

    private async Task ReturnAsync()
    {
        var chosen = Chosen;
        if (isBusy || chosen.Count == 0 || await PrepareAsync(() => queries.RecordAsync(PersonId, chosen[0].Id, Life)) is not { } first)
        {
            return;
        }

        if (chosen.Any(key => key.ItemId != chosen[0].ItemId))
        {
            problem = "选中的项属于不同的事项，没有退回。每次请只退回同一个事项的项，因为要指明同一项数据。";
            return;
        }

        var parameters = new DialogParameters<ReturnDialog> { { d => d.ReceiptJson, first.ReceiptJson }, { d => d.Count, chosen.Count } };
        if (await AskAsync<ReturnDialog>("退回补数据", parameters) is ReturnRequest request)
        {
            await DecideAsync(
                ids => returns.ReturnAsync(PersonId, ids, request.Attribute, request.Source, request.Note, Life),
                [.. chosen.Select(key => key.Id)],
                done => $"已退回 {done.Count} 项，请{request.Source}补“{request.Label}”。新数据到后自动回到名单。"
            );
        }
    }

    /// <summary>Reads for a dialog; meanwhile no key opens another one.</summary>
    private async Task<T> PrepareAsync<T>(Func<Task<T>> read)
    {
        isBusy = true;
        try
        {
            return await read();
        }
        finally
        {
            isBusy = false;
        }
    }

    private async Task<string?> AskTextAsync(string title, string verb, IReadOnlyList<string> ready) =>
        await AskAsync<ReasonDialog>(title, new DialogParameters<ReasonDialog> { { d => d.Ready, ready }, { d => d.Verb, verb } }) as string;

    /// <summary>Null when the dialog was left; the keyboard goes back into the list.</summary>
    private async Task<object?> AskAsync<TDialog>(string title, DialogParameters parameters)
        where TDialog : IComponent
    {
        var dialog = await dialogs.ShowAsync<TDialog>(title, parameters, Sheet);
        var result = await dialog.Result;
        if (result is { Canceled: false, Data: { } data })
        {
            return data;
        }

        await FocusAsync();
        return null;
    }

    private Task UndoLastAsync() => TakeBackAsync(lastDecided);

    private async Task UndoAsync(PreCheckDecision decision) =>
        await TakeBackAsync(await decisions.OffersOfAsync(PersonId, decision.At, decision.State, Life));

    private async Task TakeBackAsync(IReadOnlyList<long> ids)
    {
        await WorkAsync(() => desk.UndoAsync(PersonId, ids, Life), done => $"已撤销 {Formats.Count(done.Count)} 项，回到待预审名单。", _ => [], []);
        await LoadAsync();
    }

    private async Task PushAsync(PreCheckDecision decision)
    {
        var ids = await decisions.OffersOfAsync(PersonId, decision.At, OfferState.Approved, Life);
        await WorkAsync(() => push.PushNowAsync(PersonId, ids, Life), done => $"已推送 {Formats.Count(done.Count)} 项，企业现在可以确认。", _ => [], []);
    }

    private async Task ReleaseAsync(PreCheckRelease release)
    {
        if (await AskAsync<ReleaseDialog>("放行前核对", new DialogParameters<ReleaseDialog> { { d => d.Release, release } }) is string code)
        {
            await WorkAsync(
                () => bulk.ReleaseAsync(new Approver(PersonId, code), release.Id, release.ContentHash, Life),
                done => $"已放行 {release.Number}：{Formats.Count(done.Count)} 项，合计 {Formats.Yuan(done.TotalFen)}。{Undoable()}",
                _ => [],
                []
            );
        }
    }

    private async Task RejectAsync(PreCheckRelease release)
    {
        if (await AskTextAsync("退回的理由", $"退回 {release.Number}", ReadyRejections) is { } reason)
        {
            await PutBackAsync(() => bulk.RejectAsync(PersonId, release.Id, reason, Life), $"已退回 {release.Number}");
        }
    }

    private Task WithdrawAsync(PreCheckRelease release) => PutBackAsync(() => bulk.WithdrawAsync(PersonId, release.Id, Life), $"已撤回 {release.Number}");

    private async Task PutBackAsync(Func<Task<Result<BulkDone>>> work, string words)
    {
        await WorkAsync(work, done => $"{words}，{Formats.Count(done.Count)} 项回到待预审名单。", _ => [], []);
        await LoadAsync();
    }

    private Task DecideAsync(Func<IReadOnlyCollection<long>, Task<Result<PreCheckDone>>> decide, List<long> ids, Func<PreCheckDone, string> words) =>
        WorkAsync(() => decide(ids), words, _ => ids, ids);

    /// <summary>Runs a workflow, says what came of it, takes what has left the list out of the queue and puts the keyboard back into the list.</summary>
    private async Task WorkAsync<T>(
        Func<Task<Result<T>>> work,
        Func<T, string> words,
        Func<T, IReadOnlyList<long>> undoable,
        IReadOnlyCollection<long> leaving
    )
        where T : class
    {
        if (isBusy)
        {
            return;
        }

        (isBusy, problem, notice) = (true, null, null);
        try
        {
            var result = await work();
            if (result is { Succeeded: true, Value: { } done })
            {
                (notice, lastDecided) = (words(done), undoable(done));
                Leave(leaving);
                await AfterChangeAsync();
            }
            else
            {
                problem = result.Why;
                await LoadAsync();
            }

            counts.Raise();
        }
        finally
        {
            isBusy = false;
        }

        await FocusAsync();
    }

    private void Leave(IReadOnlyCollection<long> ids)
    {
        if (queue is not null && ids.Count > 0)
        {
            var left = ids.ToHashSet();
            // The cursor goes on to the first row that it has not seen, wherever the decided ones were.
            current = current < 0 ? current : queue.Keys.Take(current).Count(key => !left.Contains(key.Id));
            var items = queue.Keys.Where(key => left.Contains(key.Id)).GroupBy(key => key.ItemId).ToDictionary(g => g.Key, g => g.Count());
            queue = queue with
            {
                Keys = [.. queue.Keys.Where(key => !left.Contains(key.Id))],
                Items =
                [
                    .. queue.Items.Select(item => item with { Count = item.Count - items.GetValueOrDefault(item.ItemId) }).Where(item => item.Count > 0),
                ],
                Waiting = queue.Waiting - items.Values.Sum(),
            };
        }
    }
}
