using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.People;

/// <summary>
/// Asks the database, inside the workflow's transaction, whether a person may do the work now: a circuit or a cookie may be older than a revoked role.
/// </summary>
public static class ActorCheck
{
    /// <summary>The code of every refusal of this check.</summary>
    public const string NotAllowed = DataDiagnostics.NotAllowed;

    /// <summary>Loads the person and demands one of the roles; a refusal says which one is missing.</summary>
    public static async Task<Result<Actor>> DemandAsync(PolicyMarketDb db, long personId, CancellationToken ct, params string[] anyOf)
    {
        db.ActingPersonId = personId;
        if (await ActorReads.FindAsync(db, personId, ct) is not { } actor)
        {
            return Result.Fail<Actor>(NotAllowed, "这个账号不存在或已停用，什么也没有改动。请重新登录，或联系管理员。");
        }

        if (await db.Users.AnyAsync(p => p.Id == personId && p.MustChangePassword, ct))
        {
            return Result.Fail<Actor>(NotAllowed, "你的密码是别人交给你的，要先改成自己的密码才能办理，什么也没有改动。请在“我的账号”里改密码。");
        }

        return anyOf.Any(actor.Roles.Contains)
            ? Result.Ok(actor)
            : Result.Fail<Actor>(NotAllowed, $"这一步要由{string.Join("或", anyOf.Select(r => Roles.Names[r]))}来做，你的账号没有这个角色。什么也没有改动；需要时请联系管理员。");
    }
}
