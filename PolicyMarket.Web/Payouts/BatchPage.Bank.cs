using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using MudBlazor;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Payouts.Answers;
using PolicyMarket.Data.Payouts.Files;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.People.SignIn;

namespace PolicyMarket.Web.Payouts;

/// <summary>The bank's answers: taken in as a file, or typed by one person and confirmed by another.</summary>
public sealed partial class BatchPage
{
    [Inject]
    private BankReconciliation Intake { get; set; } = null!; // injected

    [Inject]
    private InstructionWriter Writer { get; set; } = null!; // injected

    [Inject]
    private BankEntryDesk Entries { get; set; } = null!; // injected

    private async Task TakeInAsync(IBrowserFile file)
    {
        if (file.Size > AnswerReader.MostBytes)
        {
            problem = (await Intake.RefuseBySizeAsync(PersonId, BatchId, file.Name, file.Size, Life)).Why;
            return;
        }

        await using var content = new MemoryStream();
        await using (var stream = file.OpenReadStream(AnswerReader.MostBytes, Life))
        {
            await stream.CopyToAsync(content, Life);
        }

        content.Position = 0;
        var taken = await Intake.TakeInAsync(PersonId, BatchId, Path.GetFileName(file.Name), content, Life);
        problem = taken.Succeeded ? null : Say(taken.Diagnostics);
        if (taken.Value is { } counts)
        {
            var isSound = counts is { Exceptions: 0, Unexplained: 0, FileRefusal: null };
            snackbar.Add(BatchWords.Say(counts), isSound ? Severity.Success : Severity.Warning);
            await LoadAsync();
        }
    }

    /// <summary>Makes the payment file of a format; what the record lacks for it is said on the page.</summary>
    private async Task PrepareAsync(string format)
    {
        var made = await Writer.PrepareAsync(PersonId, BatchId, format, Life);
        problem = made.Succeeded ? null : Say(made.Diagnostics);
        if (made.Value is { } messageId)
        {
            snackbar.Add($"付款文件已生成，报文号 {messageId}。请下载后交银行或国库。", Severity.Success);
            await LoadAsync();
        }
    }

    private static string Say(IEnumerable<Diagnostic> diagnostics) =>
        string.Join(" ", diagnostics.Select(d => d.Where is null ? d.Message : $"{d.Where}：{d.Message}"));

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
