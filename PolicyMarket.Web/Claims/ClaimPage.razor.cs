using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Claims;

/// <summary>One claim: where it is, how it came there, and why it pays what it pays.</summary>
public sealed partial class ClaimPage(ClaimQueries queries, ReturnDesk returns, ReadingLog readings)
{
    private ClaimView? claim;
    private string? notice;
    private string? problem;
    private bool isOwn;
    private bool isConfirmed;
    private PersonId personId;

    [Parameter]
    public long ClaimId { get; set; }

    /// <summary>Set by the confirm page, also when the claim had been made before.</summary>
    [SupplyParameterFromQuery(Name = "confirmed")]
    public string? Confirmed { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            var user = (await Authentication).User;
            claim = await queries.ReadAsync(user.PersonId(), ClaimId, Life);
            if (claim is { IsOwn: true })
            {
                (isOwn, isConfirmed, personId) = (true, Confirmed == "true", user.RequiredPersonId());
            }
            else if (claim is not null)
            {
                var recorded = await readings.AddAsync(
                    user.RequiredPersonId(),
                    AuditAction.ClaimRead,
                    $"claim:{ClaimId}",
                    $"查看 firm:{claim.FirmId} 的兑现申请和凭证",
                    Life
                );
                if (!recorded.Succeeded)
                {
                    claim = null;
                }
            }
        }
    }

    /// <summary>The firm names the account: for a payout that came back or one that waits for a batch.</summary>
    private async Task ChooseAsync(long accountId)
    {
        if (claim is not { PayoutId: { } payout } || Authentication is null)
        {
            return;
        }

        var done =
            claim.State == ClaimState.Returned
                ? await returns.ResendAsync(personId, payout, accountId, Life)
                : await returns.ChangeAccountAsync(personId, payout, accountId, Life);
        (notice, problem) = done.Succeeded ? ("收款账户已记下。", null) : ((string?)null, done.Why);
        claim = await queries.ReadAsync(personId, ClaimId, Life);
    }
}
