using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Policies.Search;

namespace PolicyMarket.Web.Radar;

/// <summary>Begins the change that a row proposes, as a draft of the person's department: the check and the second person come after it.</summary>
public sealed class RadarChanges(ItemCache cache, DraftDesk drafts)
{
    /// <summary>A draft in which the item needs no application; its number.</summary>
    public Task<Result<long>> ToApplyFreeAsync(PersonId personId, string code, CancellationToken ct) =>
        BeginAsync(personId, code, rule => rule with { Mode = ClaimMode.ApplyFree }, ct);

    /// <summary>
    /// A draft in which the item excludes the other one: in the group that the other or the item itself has, else in a new one named after the two, whose name
    /// a draft of the other item takes as well.
    /// </summary>
    public async Task<Result<long>> ExcludeAsync(PersonId personId, string code, string otherCode, CancellationToken ct)
    {
        var other = await FindAsync(otherCode, ct);
        return await BeginAsync(
            personId,
            code,
            rule => rule with { ExclusiveGroup = other?.Rule.ExclusiveGroup ?? rule.ExclusiveGroup ?? NewGroup(code, otherCode) },
            ct
        );
    }

    private static string NewGroup(string code, string other) => string.CompareOrdinal(code, other) < 0 ? $"{code}|{other}" : $"{other}|{code}";

    private async Task<Result<long>> BeginAsync(PersonId personId, string code, Func<PolicyRule, PolicyRule> change, CancellationToken ct) =>
        await FindAsync(code, ct) is { } item
            ? await drafts.CreateAsync(personId, code, DraftContent.Of(change(item.Rule)), ct)
            : Result.Fail<long>(DataDiagnostics.WorkNotFound, "找不到这个事项，没有起草。它可能刚有了新版本，请刷新后再看。");

    private async Task<CachedItem?> FindAsync(string code, CancellationToken ct) => (await cache.ItemsAsync(ct)).FirstOrDefault(item => item.Code == code);
}
