using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Offers;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Claims;

/// <summary>One page, one button: what, how much, why, to which account, what happens next.</summary>
public sealed partial class ConfirmPage(ConfirmQueries queries, ClaimFiling filing, NavigationManager navigation)
{
    private ConfirmView? offer;
    private string? problem;
    private long personId;

    [Parameter]
    public long OfferId { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromForm(FormName = "confirm")]
    private ConfirmInput Input { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromForm(FormName = "decline")]
    private ConfirmInput Decline { get; set; } = null!; // set as the page is initialized

    private long? Chosen =>
        Input.AccountId ?? offer?.Accounts.OrderByDescending(a => a.IsVerified).Where(a => a.IsVerified || a.IsDefault).Select(a => (long?)a.Id).FirstOrDefault();

    /// <summary>Withdrawn or ended: the sum and its grounds are those of then.</summary>
    private bool IsOver => offer is { State: OfferState.Withdrawn or OfferState.Expired };

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        Decline ??= new();
        var user = Authentication is null ? null : (await Authentication).User;
        if (user?.PersonId() is { } id)
        {
            personId = id;
            offer = await queries.ReadAsync(personId, OfferId, Life);
        }
    }

    private async Task ConfirmAsync()
    {
        if (Input.AccountId is not { } account)
        {
            problem = "还没有选收款账户，没有受理。请选一个账户再确认。";
            return;
        }

        var filed = await filing.ConfirmAsync(personId, OfferId, account, Life);
        if (filed is { Succeeded: true, Value: { } claim })
        {
            navigation.NavigateTo(Urls.Claim(claim.ClaimId));
            return;
        }

        // A refusal may have withdrawn or renewed the offer.
        problem = filed.Why;
        offer = await queries.ReadAsync(personId, OfferId, Life);
    }

    private async Task DeclineAsync()
    {
        var declined = await filing.DeclineAsync(personId, OfferId, reason: null, Life);
        if (declined.Succeeded)
        {
            navigation.NavigateTo(Urls.FirmHomeAfterDeclining);
            return;
        }

        problem = declined.Why;
    }

    private static string ClosedText(ConfirmView offer) => offer.State switch
    {
        OfferState.Declined => "你已选择不领取这一笔。",
        OfferState.Refused => "部门预审没有通过这一笔。",
        OfferState.Withdrawn => offer.Reason is { } reason ? $"这一笔已撤回：{reason}。" : "这一笔已撤回。",
        OfferState.Expired => $"这一笔应在 {Ui.Formats.Date(offer.LastDay)} 前（含当日）确认，现已过期。",
        OfferState.AwaitingCheck or OfferState.Approved => "这一笔还在部门预审，尚未推送。",
        OfferState.Pushed or OfferState.Confirmed => "这一笔可以确认。",
        _ => throw new ArgumentOutOfRangeException(nameof(offer), offer.State, "unknown offer state"),
    };
}
