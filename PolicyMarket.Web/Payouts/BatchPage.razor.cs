using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Web.People;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Payouts;

/// <summary>One batch: what its checker has to see, the second signature, the bank's answer.</summary>
public sealed partial class BatchPage(PayoutQueries queries, BatchDesk desk, BankResultIntake intake) : IDisposable
{
    private const int MostBarsShown = 8;
    private readonly CancellationTokenSource life = new();
    private BatchView? batch;
    private string? notice;
    private string? problem;
    private long personId;
    private bool isMaker;
    private bool isChecker;

    [Parameter]
    public long BatchId { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromForm(FormName = "approve")]
    private DecisionInput Decision { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromForm(FormName = "reject")]
    private DecisionInput Rejection { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromForm(FormName = "result")]
    private BankResultInput Result { get; set; } = null!; // set as the page is initialized

    public void Dispose()
    {
        life.Cancel();
        life.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        Decision ??= new();
        Rejection ??= new();
        Result ??= new();
        if (Authentication is null)
        {
            return;
        }

        var user = (await Authentication).User;
        personId = user.RequiredPersonId();
        isMaker = user.IsInRole(Roles.Finance);
        isChecker = user.IsInRole(Roles.FinanceChecker);
        await LoadAsync();
    }

    private static IReadOnlyList<Bar> Bars(IEnumerable<(string Title, int Count, long Fen)> sums) =>
        [.. sums.Take(MostBarsShown).Select(s => new Bar(s.Title, s.Fen, $"{Formats.Yuan(s.Fen)} · {s.Count} 笔"))];

    private async Task LoadAsync() => batch = await queries.BatchAsync(BatchId, life.Token);

    private async Task ApproveAsync()
    {
        var approved = await desk.ApproveAsync(personId, BatchId, Decision.ContentHash ?? "", life.Token);
        (notice, problem) = approved.IsDone ? ("已批准。现在可以下载付款指令交银行划款。", null) : ((string?)null, approved.Why);
        await LoadAsync();
    }

    private async Task RejectAsync()
    {
        var rejected = await desk.RejectAsync(personId, BatchId, Rejection.Reason?.Trim() ?? "", life.Token);
        (notice, problem) = rejected.IsDone ? ("已退回经办，款项回到待编批。", null) : ((string?)null, rejected.Why);
        await LoadAsync();
    }

    private async Task TakeInAsync()
    {
        if (Result.File is not { } file)
        {
            problem = "还没有选文件，什么也没有收进来。请选银行回单文件。";
            return;
        }

        await using var stream = file.OpenReadStream();
        var taken = await intake.TakeInAsync(personId, BatchId, Path.GetFileName(file.FileName), stream, life.Token);
        (notice, problem) = taken is { IsDone: true, Value: { } counts }
            ? ($"回单已收进：已付 {counts.Paid} 笔，退回 {counts.Returned} 笔。已付的已经记账并公示。", null)
            : ((string?)null, taken.Why);
        await LoadAsync();
    }
}
