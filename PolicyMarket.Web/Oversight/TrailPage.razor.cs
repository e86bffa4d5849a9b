using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Oversight;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Oversight;

/// <summary>资金全程: one claim from the departments' facts to the bank, found by its number; the workflow records the reading.</summary>
[DeskRoles(Roles.Supervisor, Roles.Administrator)]
public sealed partial class TrailPage(ClaimTrail trail, NavigationManager navigation)
{
    private ClaimTrailView? _view;
    private string? _problem;
    private string? _typed;
    private bool _isReading;

    [SupplyParameterFromQuery(Name = "number")]
    public string? Number { get; set; }

    private bool MayOpenBatch => Actor.Roles.Contains(Roles.Supervisor);

    /// <summary>Reads on the circuit only, so that one look is one line of the access record.</summary>
    protected override async Task OnParametersSetAsync()
    {
        (_typed, _view, _problem, _isReading) = (Number, null, null, !string.IsNullOrWhiteSpace(Number));
        if (!_isReading || !RendererInfo.IsInteractive)
        {
            return;
        }

        var result = await trail.ReadAsync(PersonId, Number, Life);
        (_view, _problem, _isReading) = (result.Value, result.Succeeded ? null : result.Why, false);
    }

    private void Find() => navigation.NavigateTo(navigation.GetUriWithQueryParameter("number", string.IsNullOrWhiteSpace(_typed) ? null : _typed.Trim()));

    private static string Verdict(ClaimTrailView view) =>
        view.Verdict switch
        {
            { IsIntact: true, IsSealed: true, ReplaysEqual: true } => "摘要、封印一致，按当时的规则和数据重算分毫不差",
            { IsIntact: false } => "摘要不一致：凭证被改动过，请立即核查",
            { IsSealed: false } => "封印不一致：记录被改动过，请立即核查",
            _ => "重算结果不同，请核查规则和数据",
        };

    private static string StageWord(TrailStage stage) =>
        stage switch
        {
            TrailStage.Facts => "数据",
            TrailStage.Determination => "判定",
            TrailStage.Offer => "预审",
            TrailStage.Claim => "确认",
            TrailStage.Payout => "拨付",
            TrailStage.Bank => "银行",
            TrailStage.Disclosure => "公示",
            _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "The stage has no word."),
        };
}
