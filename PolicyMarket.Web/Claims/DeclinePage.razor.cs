using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Claims;

/// <summary>Asks once, with ready reasons, before an offer is declined.</summary>
public sealed partial class DeclinePage(ConfirmQueries queries, OfferDeclining declining, NavigationManager navigation)
{
    private const string Other = "其他";
    private const string ReasonField = "decline-reason";
    private const string WordsField = "decline-words";
    private static readonly string[] Reasons = ["金额小，不值得办", "已享受同类政策", "企业有别的安排", "不符合条件，数据有误"];
    private ConfirmView? offer;
    private string? problem;
    private IReadOnlyList<FieldError> errors = [];
    private PersonId personId;

    [Parameter]
    public long OfferId { get; set; }

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromForm(FormName = "decline")]
    private DeclineInput Input { get; set; } = null!; // set as the page is initialized

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        var user = Authentication is null ? null : (await Authentication).User;
        if (user?.PersonId() is { } id)
        {
            personId = id;
            offer = await queries.ReadAsync(personId, OfferId, Life);
        }
    }

    private async Task DeclineAsync()
    {
        var reason = Input.Reason?.Trim() ?? "";
        var words = Input.Words?.Trim() ?? "";
        errors =
            reason.Length == 0 ? [new FieldError(ReasonField, "请选一个原因。")]
            : reason == Other && words.Length == 0 ? [new FieldError(WordsField, "选了“其他原因”，请写明原因。")]
            : [];
        if (errors.Count > 0)
        {
            return;
        }

        var declined = await declining.DeclineAsync(personId, OfferId, words.Length == 0 ? reason : $"{reason}：{words}", Life);
        if (declined.Succeeded)
        {
            navigation.NavigateTo(Urls.FirmHomeAfterDeclining);
            return;
        }

        problem = declined.Why;
        offer = await queries.ReadAsync(personId, OfferId, Life);
    }
}
