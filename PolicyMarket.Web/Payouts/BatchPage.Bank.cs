using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using MudBlazor;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Front;
using PolicyMarket.Web.People.SignIn;

namespace PolicyMarket.Web.Payouts;

/// <summary>The bank's answers: taken in as a file, or typed by one person and confirmed by another.</summary>
public sealed partial class BatchPage
{
    [Inject]
    private BankReconciliation Intake { get; set; } = null!; // injected

    [Inject]
    private BankEntryDesk Entries { get; set; } = null!; // injected

    private async Task TakeInAsync(IBrowserFile file)
    {
        if (file.Size > BodyLimits.SmallTableBytes)
        {
            problem = $"文件“{file.Name}”大于 {BodyLimits.SmallTableBytes >> 20} MB，什么也没有收进来。请确认选对了文件，或请银行分几个文件给。";
            return;
        }

        await using var content = new MemoryStream();
        await using (var stream = file.OpenReadStream(BodyLimits.SmallTableBytes, Life))
        {
            await stream.CopyToAsync(content, Life);
        }

        content.Position = 0;
        var taken = await Intake.TakeInAsync(PersonId, BatchId, Path.GetFileName(file.Name), content, Life);
        problem = taken.Succeeded ? null : string.Join(" ", taken.Diagnostics.Select(d => d.Where is null ? d.Message : $"{d.Where}：{d.Message}"));
        if (taken.Value is { } counts)
        {
            snackbar.Add(BatchWords.Say(counts), counts.Exceptions > 0 ? Severity.Warning : Severity.Success);
            await LoadAsync();
        }
    }

    /// <summary>Why it was refused; empty: done.</summary>
    private async Task<string> TypeAsync(TypedAnswer answer)
    {
        var entered = await Entries.EnterAsync(PersonId, BatchId, answer, Life);
        if (entered.Succeeded)
        {
            snackbar.Add("已录入，等另一位财政人员确认后记账。", Severity.Success);
            await LoadAsync();
        }

        return entered.Why;
    }

    private Task ConfirmAsync(PendingAnswerRow row)
    {
        var decision = new Decision
        {
            Title = "确认回执并记账",
            Text = row.Difference is null
                ? $"{row.FirmName}（{row.PayoutNumber}）：请照银行回单核对金额、日期和流水号。"
                : $"{row.FirmName}（{row.PayoutNumber}）：{row.Difference}。请向银行核实钱到了谁的账户。",
            Act = "确认并记账",
            ReasonLabel = row.Difference is null ? "确认的依据（可不写）" : "确认的依据",
            IsReasonNeeded = row.Difference is not null,
            AsksCode = true,
        };
        return DecideAsync(
            decision,
            async answer => (await Entries.ConfirmAsync(new Approver(PersonId, answer.Code), row.Id, answer.Reason, Life)).Why,
            "已确认并记账。"
        );
    }

    private Task DiscardAsync(PendingAnswerRow row)
    {
        var decision = new Decision
        {
            Title = "作废回执",
            Text = $"{row.FirmName}（{row.PayoutNumber}）的这条回执作废，不记账。",
            Act = "作废",
            ReasonLabel = "作废的理由",
            IsRefusal = true,
        };
        return DecideAsync(decision, async answer => (await Entries.DiscardAsync(PersonId, row.Id, answer.Reason, Life)).Why, "已作废，没有记账。");
    }
}
