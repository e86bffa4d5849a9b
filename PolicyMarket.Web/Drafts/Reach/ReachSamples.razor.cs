using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Drafts.Model;

namespace PolicyMarket.Web.Drafts.Reach;

/// <summary>
/// Firms that match, just miss, gain, lose or get another sum: at the most ten of each, with their conditions. Asked for by a click, because names are read.
/// </summary>
[DeskRoles(Roles.Officer, Roles.Administrator)]
public sealed partial class ReachSamples
{
    private ImmutableArray<ReachList>? lists;
    private string? problem;
    private bool isPicking;

    [Inject]
    private ReachSampler Sampler { get; set; } = null!; // injected

    [Parameter, EditorRequired]
    public required DraftReach Reach { get; set; }

    private async Task PickAsync()
    {
        isPicking = true;
        var picked = await Sampler.PickAsync(PersonId, Reach, Life);
        lists = picked.Succeeded ? picked.Value : null;
        problem = picked.Succeeded ? null : picked.Why;
        isPicking = false;
    }
}
