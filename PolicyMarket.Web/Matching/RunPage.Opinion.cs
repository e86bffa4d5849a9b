using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People.SignIn;

namespace PolicyMarket.Web.Matching;

/// <summary>The release of a held item by an administrator; works without a circuit.</summary>
public sealed partial class RunPage
{
    private long? _refusedHold;
    private string? _said;
    private string? _problem;

    [Inject] private HoldDesk Holds { get; set; } = null!; // injected

    [SupplyParameterFromForm(Name = "ReleaseReason")]
    private string? ReleaseReason { get; set; }

    [SupplyParameterFromForm(Name = CodeField.FieldName)]
    private string? ApprovalCode { get; set; }

    private bool MayRelease { get; set; }

    private async Task ReadRolesAsync() => MayRelease = Authentication is not null && (await Authentication).User.IsInRole(Roles.Administrator);

    private async Task ReleaseAsync(long holdId)
    {
        if (Authentication is null)
        {
            return;
        }

        var personId = (await Authentication).User.RequiredPersonId();
        var result = await Holds.ReleaseAsync(new Approver(personId, ApprovalCode), holdId, ReleaseReason ?? "", Life);
        _refusedHold = result.Succeeded ? null : holdId;
        (_said, _problem) = result.Succeeded ? ("已放行，理由记入审计。已有的待确认可以推送和确认；暂缓期间没有生成的，由下一次匹配生成。", (string?)null) : (null, result.Why);
        await OnParametersSetAsync();
    }
}
