using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Records;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Claims.Filing;

/// <summary>The firm's one click: claim with its frozen receipt, payout and reserved money, all or nothing. A second click finds the first claim.</summary>
public sealed class ClaimFiling(
    Recorder recorder, ConfirmationCheck check, IRecordCheck records, ICommitment commitment, ClaimTimeline timeline, AuditTrail audit, ClaimOptions options,
    BusinessClock clock)
{
    private const int NumberWidth = 6;

    /// <summary>
    /// Confirms a pushed offer of the person's own firm, determined again on the facts of today. One that does not stand any more is refused, and what the
    /// refusal says of the offer (withdrawn, renewed, ended) is stored.
    /// </summary>
    public async Task<Result<ClaimFiled>> ConfirmAsync(long personId, long offerId, long bankAccountId, CancellationToken ct)
    {
        var answer = await recorder.WriteAsync(db => ConfirmAsync(db, personId, offerId, bankAccountId, ct), ct);
        return answer.Value ?? Result.Fail<ClaimFiled>(answer.Diagnostics);
    }

    /// <summary>A claim, or a refusal; a refusal inside a success has changed the offer, and that change is stored.</summary>
    private async Task<Result<Result<ClaimFiled>>> ConfirmAsync(PolicyMarketDb db, long personId, long offerId, long bankAccountId, CancellationToken ct)
    {
        var (pushed, why) = await LoadAsync(db, personId, offerId, ct);
        if (pushed is not var (actor, offer))
        {
            return WorkText.Refuse<Result<ClaimFiled>>(why);
        }

        var before = await db.Claims.AsNoTracking().Where(c => c.OfferId == offerId).Select(c => new { c.Id, c.Number }).SingleOrDefaultAsync(ct);
        if (before is not null)
        {
            return Result.Ok(Result.Ok(new ClaimFiled(before.Id, before.Number, WasThereBefore: true)));
        }

        var obstacle = PaidOut.Demand(offer.ItemVersion) ?? DemandPushed(offer) ?? OfferDeterminationRecord.Demand([offer], "确认") ?? await FindRivalAsync(db, offer, ct)
            ?? await HeldItems.DemandFreeAsync(db, [offer.ItemId], "确认", ct);
        if (obstacle is not null)
        {
            return WorkText.Refuse<Result<ClaimFiled>>(obstacle);
        }

        var account = await db.BankAccounts.SingleOrDefaultAsync(a => a.Id == bankAccountId && a.FirmId == offer.FirmId, ct);
        if (account is null)
        {
            return Result.Fail<Result<ClaimFiled>>(DataDiagnostics.AccountNotYours, "所选的收款账户不是本企业登记的账户，什么也没有改动。请另选一个账户，或先添加账户。");
        }

        if (await records.OfGroundsAsync(db, account.Id, offer.ItemVersionId, ct) is { Count: > 0 } damage)
        {
            return Result.Fail<Result<ClaimFiled>>(damage);
        }

        var receipt = await check.CheckAsync(db, actor, offer, ct);
        if (!receipt.Succeeded)
        {
            return Result.Ok(Result.Fail<ClaimFiled>(receipt.Diagnostics));
        }

        var (fund, noFund) = await FundCommitment.DemandAsync(db, offer.ItemVersion?.Item?.FundId, offer.AmountFen, clock.Today, ct);
        return fund is null
            ? WorkText.Refuse<Result<ClaimFiled>>(noFund)
            : Result.Ok(Result.Ok(await FileAsync(db, new(actor, offer, account, fund, receipt.Value), ct)));
    }

    /// <summary>The firm does not want the money; again changes nothing.</summary>
    public Task<Result<long>> DeclineAsync(long personId, long offerId, string? reason, CancellationToken ct) =>
        recorder.WriteAsync<long>(async db =>
        {
            var (pushed, why) = await LoadAsync(db, personId, offerId, ct);
            if (pushed is not var (actor, offer))
            {
                return WorkText.Refuse<long>(why);
            }

            if (offer.State == OfferState.Declined)
            {
                return Result.Ok(offer.Id);
            }

            var text = (string?)null;
            if (!string.IsNullOrWhiteSpace(reason))
            {
                (text, var badText) = WorkText.Read(reason, "放弃的原因", WorkText.ReasonLength);
                if (text is null)
                {
                    return WorkText.Refuse<long>(badText);
                }
            }

            if (DemandPushed(offer) is { } obstacle)
            {
                return WorkText.Refuse<long>(obstacle);
            }

            offer.Answer(OfferState.Declined, clock.UtcNow, text);
            audit.Add(db, actor, AuditAction.OfferDecline, $"offer:{offer.Id}", text ?? "");
            return Result.Ok(offer.Id);
        }, ct);

    private static async Task<Result<PushedOffer>> LoadAsync(PolicyMarketDb db, long personId, long offerId, CancellationToken ct)
    {
        var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Firm);
        if (actor is null)
        {
            return WorkText.Refuse<PushedOffer>(why);
        }

        var offer = await db.Offers.Include(o => o.Firm).Include(o => o.ItemVersion).ThenInclude(v => v!.Item) // the version of an offer always exists
            .SingleOrDefaultAsync(o => o.Id == offerId, ct);
        return offer switch
        {
            null => WorkText.Refuse<PushedOffer>(WorkText.NotFound("这一项待确认")),
            { FirmId: var firmId } when firmId != actor.FirmId => WorkText.Refuse<PushedOffer>(WorkText.NotYours("这一项不属于你的企业，什么也没有改动。请在本企业的首页里办理。")),
            _ => Result.Ok(new PushedOffer(actor, offer)),
        };
    }

    private static Diagnostic? DemandPushed(Offer offer) => offer.State switch
    {
        OfferState.Pushed => null,
        OfferState.AwaitingCheck or OfferState.Approved => WorkText.Moved("部门还没有把这一项推送给企业，暂时不能确认，什么也没有改动。推送后会有消息通知。"),
        OfferState.Declined => WorkText.Moved("企业先前已放弃这一项，什么也没有改动。如需恢复，请联系主管部门。"),
        var state => WorkText.Moved($"这一项现在是“{OfferMoves.Say(state)}”，不能确认，什么也没有改动。请刷新首页查看最新情况。"),
    };

    /// <summary>Another claim that stands in the way: the same item and period under another version, or 就高不重复 within its exclusive group.</summary>
    private async Task<Diagnostic?> FindRivalAsync(PolicyMarketDb db, Offer offer, CancellationToken ct)
    {
        var same = await db.Claims.Where(c => c.FirmId == offer.FirmId && c.ItemId == offer.ItemId && c.Period == offer.Period).Select(c => c.Number).FirstOrDefaultAsync(ct);
        if (same is not null)
        {
            return new Diagnostic(DataDiagnostics.ClaimAlreadyMade, $"这个事项本期已经申领（受理号 {same}），同一期只能领一次，什么也没有改动。进度请看该受理号。");
        }

        var version = offer.ItemVersion ?? throw new InvalidOperationException($"Offer {offer.Id} was loaded without its item version.");
        var had = await ReceivedReader.OfFirmAsync(db, offer.FirmId, clock.Today, ct);
        return had.Obstacle(version.Item?.Code ?? "", version.ExclusiveGroup, offer.Period) is { } rival
            ? new Diagnostic(DataDiagnostics.ClaimExclusive, $"同类事项按“就高不重复”只能领一项，企业已申领“{rival.Title}”（受理号 {rival.Number}，金额 {new Money((long)(rival.Yuan * 100m))} 元），什么也没有改动。")
            : null;
    }

    private async Task<ClaimFiled> FileAsync(PolicyMarketDb db, Filing filing, CancellationToken ct)
    {
        var (actor, offer, account, fund, receipt) = filing;
        var claim = new Claim
        {
            Number = await DayNumber.NextAsync(db.Claims.Select(c => c.Number), options.NumberPrefix, clock.Today, NumberWidth, ct),
            FirmId = offer.FirmId,
            ItemId = offer.ItemId,
            ItemVersionId = offer.ItemVersionId,
            Period = offer.Period,
            OfferId = offer.Id,
            AmountFen = offer.AmountFen,
            State = ClaimState.Confirmed,
            BankAccountId = account.Id,
            ConfirmedByPersonId = actor.PersonId ?? throw new InvalidOperationException("A claim is confirmed by a person."),
            ConfirmedAt = clock.UtcNow,
            ReceiptJson = receipt,
            ReceiptHash = DeterminationRecordMaker.HashOf(receipt),
        };
        db.Claims.Add(claim);
        offer.ReceiptJson = receipt;
        offer.Answer(OfferState.Confirmed, clock.UtcNow, reason: null);
        await db.SaveChangesAsync(ct);
        await commitment.CommitAsync(db, claim, fund, account, actor, ct);
        await timeline.AddAsync(db, [claim], actor, _ => ("企业已确认领取", $"收款账户：{account.BankName} {account.MaskedNumber}"), ct);
        await timeline.AddAsync(db, [claim], Actor.System("系统"), _ => ("资金已预留", $"从“{fund.Name}”预留 {WorkText.Yuan(claim.AmountFen)}，等待财政编入拨付批次"), ct);
        if (!account.IsVerified)
        {
            await timeline.AddAsync(db, [claim], Actor.System("系统"), _ => ("等待收款账户核验", "银行核验这个账户之后才会编入拨付批次；也可以在这里改选已核验的账户"), ct);
        }

        audit.Add(db, actor, AuditAction.ClaimConfirm, $"claim:{claim.Id}", $"{claim.Number} {WorkText.Yuan(claim.AmountFen)}");
        return new ClaimFiled(claim.Id, claim.Number, WasThereBefore: false);
    }

    private sealed record Filing(Actor Actor, Offer Offer, BankAccount Account, Fund Fund, string ReceiptJson);

    private sealed record PushedOffer(Actor Actor, Offer Offer);
}
