using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Authoring.Gate;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Authoring.Publishing;

/// <summary>
/// Takes a wrong version out of force. The text of the version before it, which two persons had approved or an administrator had imported, follows as a further
/// version; open offers of the wrong one are taken back at once and determined again by the next run. Confirmed and paid claims stay and are listed.
/// </summary>
public sealed class WithdrawalDesk
{
    private readonly IDbContextFactory<PolicyMarketDb> factory;
    private readonly Recorder recorder;
    private readonly VersionPublishing publishing;
    private readonly PublishedRules rules;
    private readonly OfferUpkeep upkeep;
    private readonly NoticeBoard notices;
    private readonly SecondFactor codes;
    private readonly AuditTrail audit;
    private readonly BusinessClock clock;

    internal WithdrawalDesk(
        IDbContextFactory<PolicyMarketDb> factory,
        Recorder recorder,
        VersionPublishing publishing,
        PublishedRules rules,
        OfferUpkeep upkeep,
        NoticeBoard notices,
        SecondFactor codes,
        AuditTrail audit,
        BusinessClock clock
    )
    {
        this.factory = factory;
        this.recorder = recorder;
        this.publishing = publishing;
        this.rules = rules;
        this.upkeep = upkeep;
        this.notices = notices;
        this.codes = codes;
        this.audit = audit;
        this.clock = clock;
    }

    /// <summary>
    /// The offers that would be taken back and the claims that would stay, for an officer of the item's department. The caller records the reading.
    /// </summary>
    public async Task<Result<WithdrawalPreview>> PreviewAsync(PersonId personId, long versionId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var version = await db.PolicyItemVersions.AsNoTracking().SingleOrDefaultAsync(v => v.Id == versionId, ct);
        if (version is null)
        {
            return WorkText.Refuse<WithdrawalPreview>(WorkText.NotFound(PublishingWording.ThisVersion));
        }

        Result<WithdrawalPreview>? preview = null;
        var allowed = await OwnItemCheck.RunAsync(
            db,
            personId,
            version.ItemId,
            async (_, item) =>
            {
                preview = await LookAsync(db, item, version, ct);
                return Result.Ok(item.Id);
            },
            ct
        );
        return preview ?? Result.Fail<WithdrawalPreview>(allowed.Diagnostics);
    }

    /// <summary>Withdraws; <paramref name="previewHash"/> is of the lists that the person has seen. The id is that of the version in force now.</summary>
    public Task<Result<long>> WithdrawAsync(Approver approver, long versionId, string previewHash, string reason, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (text, badText) = WorkText.Read(reason, PublishingWording.ReasonOfWithdrawal, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                var version = await db.PolicyItemVersions.AsNoTracking().SingleOrDefaultAsync(v => v.Id == versionId, ct);
                return await OwnItemCheck.RunAsync(
                    db,
                    approver.PersonId,
                    version?.ItemId ?? 0,
                    async (actor, item) =>
                    {
                        if (text is null || version is null)
                        {
                            return WorkText.Refuse<long>(badText);
                        }

                        if (await db.VersionWithdrawals.SingleOrDefaultAsync(w => w.ItemVersionId == versionId, ct) is { } done)
                        {
                            return Result.Ok(done.RestoredVersionId);
                        }

                        var seen = await LookAsync(db, item, version, ct);
                        if (seen.Value is not { } preview)
                        {
                            return Result.Fail<long>(seen.Diagnostics);
                        }

                        var refused =
                            preview.Hash == previewHash
                                ? await codes.DemandAsync(db, actor, approver, $"version-withdraw:{versionId}", ct)
                                : new Diagnostic(DataDiagnostics.DraftContentMoved, PublishingWording.PreviewChanged);
                        return refused is not null
                            ? WorkText.Refuse<long>(refused)
                            : Result.Ok(await UndoAsync(db, actor, item, version, preview, text, ct));
                    },
                    ct
                );
            },
            ct
        );

    private static async Task<Result<WithdrawalPreview>> LookAsync(PolicyMarketDb db, PolicyItem item, PolicyItemVersion version, CancellationToken ct)
    {
        if (version.Number != item.CurrentNumber)
        {
            return Result.Fail<WithdrawalPreview>(DataDiagnostics.VersionNotWithdrawable, PublishingWording.NotCurrent);
        }

        if (await EarlierAsync(db, version, ct) is not { } earlier)
        {
            return Result.Fail<WithdrawalPreview>(DataDiagnostics.VersionNotWithdrawable, PublishingWording.FirstVersion);
        }

        var offers = await db
            .Offers.AsNoTracking()
            .Where(o => o.ItemVersionId == version.Id && OfferMoves.OpenStates.Contains(o.State))
            .OrderBy(o => o.Id)
            .Select(o => new
            {
                o.Id,
                o.Firm!.Name, // an offer has its firm
                o.AmountFen,
                o.State,
            })
            .ToListAsync(ct);
        var claims = await db
            .Claims.AsNoTracking()
            .Where(c => c.ItemVersionId == version.Id)
            .OrderBy(c => c.Id)
            .Select(c => new
            {
                c.Id,
                c.Firm!.Name, // as above
                c.AmountFen,
                c.State,
                c.Number,
            })
            .ToListAsync(ct);
        ImmutableArray<WithdrawalLine> undone =
        [
            .. offers.Select(o => new WithdrawalLine(o.Id, o.Name, o.AmountFen, OfferMoves.Say(o.State), Number: null)),
        ];
        ImmutableArray<WithdrawalLine> stays = [.. claims.Select(c => new WithdrawalLine(c.Id, c.Name, c.AmountFen, GateWording.Say(c.State), c.Number))];
        return Result.Ok(new WithdrawalPreview(version.Number, earlier.Number, undone, stays, HashOf(version.Id, undone, stays)));
    }

    /// <summary>The last version before it that was not withdrawn itself; null for the first one.</summary>
    private static async Task<PolicyItemVersion?> EarlierAsync(PolicyMarketDb db, PolicyItemVersion version, CancellationToken ct) =>
        await db
            .PolicyItemVersions.AsNoTracking()
            .Where(v => v.ItemId == version.ItemId && v.Number < version.Number && v.Fingerprint != version.Fingerprint)
            .Where(v => !db.Set<VersionWithdrawal>().Any(w => w.ItemVersionId == v.Id))
            .OrderByDescending(v => v.Number)
            .FirstOrDefaultAsync(ct);

    private async Task<long> UndoAsync(
        PolicyMarketDb db,
        Actor actor,
        PolicyItem item,
        PolicyItemVersion version,
        WithdrawalPreview preview,
        string reason,
        CancellationToken ct
    )
    {
        var earlier = await EarlierAsync(db, version, ct) ?? throw new InvalidOperationException($"Version {version.Id} has none before it.");
        var rule = Jurisdiction.Remove(await rules.RuleAsync(db, earlier.Id, ct));
        var restored = await publishing.AddAsync(db, item.Id, item.DepartmentId, rule, ct);
        long[] ids = [.. preview.Undone.Select(line => line.SubjectId)];
        foreach (var offer in await db.Offers.Include(o => o.Firm).Where(o => ids.Contains(o.Id)).ToListAsync(ct))
        {
            upkeep.Withdraw(db, actor, offer, version.Title, offer.RunId, PublishingWording.OfferUndone(version.Number, reason));
        }

        var claimFen = preview.Stays.Sum(line => line.AmountFen);
        db.VersionWithdrawals.Add(
            new VersionWithdrawal
            {
                ItemVersionId = version.Id,
                EarlierVersionId = earlier.Id,
                RestoredVersionId = restored.Id,
                PersonId = actor.PersonId ?? throw new InvalidOperationException("A version is withdrawn by a person."),
                PersonName = actor.Name,
                At = clock.UtcNow,
                Reason = reason,
                OfferCount = preview.Undone.Length,
                ClaimCount = preview.Stays.Length,
                ClaimFen = claimFen,
            }
        );
        if (await db.ItemDrafts.SingleOrDefaultAsync(d => d.VersionId == version.Id && d.State == DraftState.Published, ct) is { } draft)
        {
            draft.Move(DraftState.Withdrawn);
        }

        audit.Add(
            db,
            actor,
            AuditAction.VersionWithdraw,
            $"item:{item.Id}",
            PublishingWording.WithdrawnDetail(version.Number, restored.Number, preview.Undone.Length, preview.Stays.Length, reason)
        );
        if (preview.Stays.Length > 0)
        {
            await TellOfficersAsync(db, item, version, preview.Stays.Length, claimFen, ct);
        }

        return restored.Id;
    }

    /// <summary>The officers of the department look at each claim that stays.</summary>
    private async Task TellOfficersAsync(PolicyMarketDb db, PolicyItem item, PolicyItemVersion version, int claims, long fen, CancellationToken ct)
    {
        foreach (var officer in await DepartmentOfficers.FindAsync(db, [item.DepartmentId], ct))
        {
            notices.AddForPerson(
                db,
                new PersonId(officer),
                $"version:{version.Id}:withdrawn:{officer}",
                PublishingWording.ClaimsStayTitle(version.Title),
                PublishingWording.ClaimsStayBody(version.Number, claims, WorkText.Yuan(fen)),
                $"versions:{item.Id}"
            );
        }
    }

    private static string HashOf(long versionId, ImmutableArray<WithdrawalLine> undone, ImmutableArray<WithdrawalLine> stays)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{versionId}\n");
        foreach (var line in undone.Concat(stays))
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.Number} {line.SubjectId} {line.AmountFen} {line.State}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
