using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.FactSheets.Live;
using PolicyMarket.Data.Identity;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Drafts.Model;

namespace PolicyMarket.Web.Drafts.Reach;

/// <summary>Ten firms that match and ten that just miss, each with its conditions; asked for by a click, because names are read.</summary>
[DeskRoles(Roles.Officer, Roles.Administrator)]
public sealed partial class ReachSamples
{
    private ReachLists? lists;
    private string? problem;
    private bool isPicking;

    [Inject]
    private ReachSampler Sampler { get; set; } = null!; // injected

    [Parameter, EditorRequired]
    public required DraftReach Reach { get; set; }

    [Parameter, EditorRequired]
    public required PolicyRule Rule { get; set; }

    [Parameter, EditorRequired]
    public required AwardIndex Awards { get; set; }

    [Parameter, EditorRequired]
    public required LiveTable Table { get; set; }

    private IEnumerable<(string Title, ImmutableArray<ReachSample> Samples, string None)> Shown =>
        lists is null ? [] : [("符合条件的企业", lists.Matches, "没有企业符合。"), ("只差一个条件的企业", lists.NearMisses, "没有企业只差一个条件。")];

    private async Task PickAsync()
    {
        isPicking = true;
        var picked = await Sampler.PickAsync(PersonId, Reach.Rows, Rule, Awards, Table, Life);
        (lists, problem, isPicking) = (picked.Succeeded ? picked.Value : null, picked.Succeeded ? null : picked.Why, false);
    }
}
