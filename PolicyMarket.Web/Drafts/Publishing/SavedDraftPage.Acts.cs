using MudBlazor;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Web.People.SignIn;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>Acts of a draft: submit, take back, bring up, cancel, give up.</summary>
public sealed partial class SavedDraftPage
{
    private async Task SubmitAsync()
    {
        if (board?.Form is not { } open || !await SaveNowAsync(open, Life))
        {
            return;
        }

        if (clashes.Count > 0)
        {
            problem = "还有部分两个人都改过，请先选“用我的”或“用对方的”，再送审。";
            return;
        }

        var decision = new Decision
        {
            Title = $"送审“{view?.Title}”",
            Text = "送审后内容冻结，由没有改过它的另一人核对并审定。可以随时撤回。",
            Act = "送审",
            ReasonLabel = "送审说明（改了什么、依据是什么）",
            ReadyReasons = ["按年度调整标准", "文件续期", "按新文件修订"],
        };
        if (
            await dialogs.DecideAsync(
                decision,
                async answer => WhyNot(await submissions.SubmitAsync(PersonId, DraftId, saving.Revision, answer.Reason, Life))
            )
        )
        {
            visit.Saved();
            navigation.NavigateTo(Routing.Urls.DraftReview(DraftId));
        }
    }

    private Task TakeBackAsync() =>
        DecideAsync(
            new Decision
            {
                Title = "撤回送审",
                Text = "草稿回到可以修改的状态，审定人看不到它了。",
                Act = "撤回",
                ReasonLabel = "撤回的理由",
            },
            async answer => WhyNot(await submissions.TakeBackAsync(PersonId, DraftId, answer.Reason, Life)),
            "已撤回，可以接着改。"
        );

    private Task CancelAsync() =>
        DecideAsync(
            new Decision
            {
                Title = "取消生效",
                Text = "到生效日期不再生效，现行版本不变；草稿回到可以修改的状态。",
                Act = "取消生效",
                ReasonLabel = "取消的理由",
                IsRefusal = true,
            },
            async answer => WhyNot(await publishing.CancelAsync(PersonId, DraftId, answer.Reason, Life)),
            "已取消生效。"
        );

    private Task DiscardAsync() =>
        DecideAsync(
            new Decision
            {
                Title = "放弃草稿",
                Text = "草稿不能再改，也不会发布；修订记录保留。",
                Act = "放弃",
                ReasonLabel = "放弃的理由",
                IsRefusal = true,
            },
            async answer => WhyNot(await desk.DiscardAsync(PersonId, DraftId, answer.Reason, Life)),
            "草稿已放弃。"
        );

    private async Task RebaseAsync()
    {
        if (board?.Form is { } open && !await SaveNowAsync(open, Life))
        {
            return;
        }

        var rebased = await desk.RebaseAsync(PersonId, DraftId, Life);
        if (rebased.Value is not { } done)
        {
            problem = rebased.Why;
            return;
        }

        await LoadAsync();
        visit.Saved();
        note = string.Concat(
            "已更新到现行版本。",
            done.Taken.IsEmpty ? "" : $"{Say(done.Taken)}取自现行版本。",
            done.Both.IsEmpty ? "" : $"{Say(done.Both)}两边都改过，保留的是草稿的，请对照现行版本核对。"
        );
    }

    private static string Say(IEnumerable<DraftSection> sections) => string.Join("、", sections.Select(section => $"“{DraftWording.Say(section)}”"));

    private static string? WhyNot<T>(Rules.Diagnostics.Result<T> result) => result.Succeeded ? null : result.Why;

    private async Task DecideAsync(Decision decision, Func<DecisionAnswer, Task<string?>> work, string done)
    {
        if (await dialogs.DecideAsync(decision, work))
        {
            snackbar.Add(done, Severity.Success);
            visit.Saved();
            await LoadAsync();
        }
    }
}
