using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Payouts;

/// <summary>The finance desk: what waits for a batch, what came back, the batches.</summary>
public sealed partial class PayoutsPage(PayoutQueries queries, PayeeCheck payees, BatchDesk desk, ReturnDesk returns, NavigationManager navigation, ReadingLog readings)
{
    private readonly Dictionary<long, IReadOnlyList<(long Id, string Words)>> accounts = [];
    private IReadOnlyList<PayoutRow> waiting = [];
    private ILookup<long, PayeeFinding> findings = Array.Empty<PayeeFinding>().ToLookup(f => f.PayoutId);
    private IReadOnlyList<PayoutRow> returned = [];
    private IReadOnlyList<BatchRow> batches = [];
    private string? problem;
    private long personId;
    private bool isMaker;
    private bool isRecorded = true;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromForm(FormName = "make")]
    private MakeInput Make { get; set; } = null!; // set as the page is initialized

    protected override async Task OnInitializedAsync()
    {
        Make ??= new();
        if (Authentication is null)
        {
            return;
        }

        var user = (await Authentication).User;
        personId = user.RequiredPersonId();
        isMaker = user.IsInRole(Roles.Finance);
        await LoadAsync();
        await RecordReadingAsync();
    }

    /// <summary>Shows nothing when the reading cannot be recorded.</summary>
    private async Task RecordReadingAsync()
    {
        var firms = waiting.Concat(returned).Select(row => row.FirmName).Distinct().Count();
        var done = await readings.AddAsync(personId, AuditAction.PayoutsRead, "payouts", ReadingWords.List("待编批和退回的款项", firms), Life);
        if (!done.Succeeded)
        {
            (isRecorded, waiting, returned, problem) = (false, [], [], done.Why);
        }
    }

    private async Task LoadAsync()
    {
        if (!isRecorded)
        {
            return;
        }

        waiting = await queries.WaitingAsync(personId, Life);
        findings = (await payees.FindAsync([.. waiting.Select(p => p.Id)], Life)).ToLookup(f => f.PayoutId);
        returned = await queries.ReturnedAsync(personId, Life);
        batches = await queries.BatchesAsync(personId, Life);
        foreach (var row in returned)
        {
            accounts[row.ClaimId] = await queries.AccountsAsync(personId, row.ClaimId, Life);
        }
    }

    private bool IsUnverified(PayoutRow row) => findings[row.Id].Any(f => f.Kind == PayeeFindingKind.AccountUnverified);

    private async Task MakeAsync()
    {
        if (Make.PayoutIds.Count == 0)
        {
            problem = "一笔也没有勾选，没有编批。请至少勾选一笔。";
            return;
        }

        var made = await desk.MakeAsync(personId, Make.PayoutIds, Life);
        if (made is { Succeeded: true, Value: { } batch })
        {
            navigation.NavigateTo(Urls.Batch(batch.BatchId));
            return;
        }

        problem = made.Why;
        await LoadAsync();
    }

    private async Task ResendAsync((long PayoutId, long AccountId) choice)
    {
        var sent = await returns.ResendAsync(personId, choice.PayoutId, choice.AccountId, Life);
        problem = sent.Succeeded ? null : sent.Why;
        await LoadAsync();
    }
}
