using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Claims;

/// <summary>One page, one button: what, how much, why, to which account, what happens next and by when.</summary>
public sealed partial class ConfirmPage(ConfirmQueries queries, ClaimFiling filing, OfferDeclining declining, NavigationManager navigation)
{
    private const string AccountField = "confirm-account";
    private ConfirmView? offer;
    private string? problem;
    private IReadOnlyList<FieldError> errors = [];
    private PersonId personId;

    [Parameter]
    public long OfferId { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromForm(FormName = "confirm")]
    private ConfirmInput Input { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromForm(FormName = "take-back")]
    private ConfirmInput TakeBack { get; set; } = null!; // set as the page is initialized

    private long? Chosen =>
        Input.AccountId
        ?? offer?.Accounts.OrderByDescending(a => a.IsVerified).Where(a => a.IsVerified || a.IsDefault).Select(a => (long?)a.Id).FirstOrDefault();

    /// <summary>Withdrawn or ended: the sum and its grounds are those of then.</summary>
    private bool IsOver => offer is { State: OfferState.Withdrawn or OfferState.Expired };

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        TakeBack ??= new();
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
            errors = [new FieldError(AccountField, "请选一个收款账户。")];
            return;
        }

        var filed = await filing.ConfirmAsync(personId, OfferId, account, Life);
        if (filed is { Succeeded: true, Value: { } claim })
        {
            navigation.NavigateTo(Urls.ClaimConfirmed(claim.ClaimId));
            return;
        }

        // A refusal may have withdrawn or renewed the offer.
        problem = filed.Why;
        offer = await queries.ReadAsync(personId, OfferId, Life);
    }

    private async Task TakeBackAsync()
    {
        var back = await declining.TakeBackAsync(personId, OfferId, Life);
        if (back.Succeeded)
        {
            navigation.NavigateTo(Urls.FirmHomeAfterTakingBack);
            return;
        }

        problem = back.Why;
        offer = await queries.ReadAsync(personId, OfferId, Life);
    }

    private static string ClosedText(ConfirmView offer) =>
        offer.State switch
        {
            OfferState.Declined => "你已选择不领取这一笔，恢复的期限已过。",
            OfferState.Refused => "部门预审没有通过这一笔。",
            OfferState.Withdrawn => offer.Reason is { } reason ? $"这一笔已撤回：{reason}。" : "这一笔已撤回。",
            OfferState.Expired => $"这一笔应在 {Formats.Date(offer.LastDay)} 前（含当日）确认，现已过期。",
            OfferState.AwaitingData => "这一笔在补充数据中：部门正在核对一项数据，到齐后继续预审，现在不用办理。",
            OfferState.AwaitingCheck or OfferState.AwaitingRelease or OfferState.Approved => "这一笔还在部门预审，尚未推送。",
            OfferState.Pushed or OfferState.Confirmed => "这一笔可以确认。",
            _ => throw new ArgumentOutOfRangeException(nameof(offer), offer.State, "unknown offer state"),
        };
}
