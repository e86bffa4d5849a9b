using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers.Doubts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Reviews;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Offers.Bulk;

/// <summary>
/// Approves many offers at once: the officer types how many, none of them is doubtful, and what is above the limit of one officer (<see cref="AloneLimit"/>)
/// waits for a second officer of the department. All of the chosen or none.
/// </summary>
public sealed class BulkApprovalDesk(
    Recorder recorder,
    OfferApproval approval,
    DoubtFinder doubts,
    ReviewLog reviews,
    NoticeBoard notices,
    AuditTrail audit,
    AloneLimit alone,
    BusinessClock clock,
    SecondFactor codes,
    RowSeals seals
)
{
    private const int NumberWidth = 3;

    /// <summary>Approves, or submits to the second officer. Typed: the count that the officer wrote, which must be that of the chosen.</summary>
    public Task<Result<BulkDone>> SubmitAsync(PersonId personId, IReadOnlyCollection<long> offerIds, int typed, CancellationToken ct) =>
        recorder.WriteAsync<BulkDone>(
            async db =>
            {
                var (selected, why) = await OfferSelection.LoadAsync(db, personId, offerIds, ct);
                if (selected is not var (actor, offers))
                {
                    return WorkText.Refuse<BulkDone>(why);
                }

                if (typed != offers.Count)
                {
                    return Result.Fail<BulkDone>(DataDiagnostics.BulkCount, BulkWording.CountDiffers(typed, offers.Count));
                }

                var refusal =
                    OfferSelection.DemandMove(offers, OfferState.Approved, OfferWording.Approve)
                    ?? await approval.DemandAsync(db, offers, ct)
                    ?? await DemandUndoubtedAsync(db, offers, ct);
                if (refusal is not null)
                {
                    return WorkText.Refuse<BulkDone>(refusal);
                }

                return Result.Ok(
                    await alone.DemandAsync(db, personId, offers, ct) is null
                        ? await ApproveAsync(db, actor, personId, offers, ct)
                        : await GatherAsync(db, actor, personId, offers, ct)
                );
            },
            ct
        );

    /// <summary>The second signature; <paramref name="contentHash"/> is of the content that this officer has seen.</summary>
    public Task<Result<BulkDone>> ReleaseAsync(Approver approver, long bulkId, string contentHash, CancellationToken ct) =>
        recorder.WriteAsync<BulkDone>(
            async db =>
            {
                var personId = approver.PersonId;
                var (loaded, why) = await LoadForCheckAsync(db, personId, bulkId, ct);
                if (loaded is not var (actor, bulk))
                {
                    return WorkText.Refuse<BulkDone>(why);
                }

                if (bulk.ContentHash != contentHash || BulkContent.HashOf(bulk.Lines) != contentHash)
                {
                    return Result.Fail<BulkDone>(DataDiagnostics.BulkContentMoved, BulkWording.SeenOther(bulk.Number));
                }

                var offers = Standing(bulk);
                if (offers.Count != bulk.Lines.Count)
                {
                    return Result.Fail<BulkDone>(
                        DataDiagnostics.BulkContentMoved,
                        BulkWording.ContentChanged(bulk.Number, bulk.Lines.Count - offers.Count)
                    );
                }

                var refusal =
                    await DemandSealedAsync(db, bulk, ct)
                    ?? await MoneySeparation.DemandAsync(db, personId, [bulk.MakerPersonId], clock.UtcNow, ct)
                    ?? await approval.DemandAsync(db, offers, ct)
                    ?? await codes.DemandAsync(db, actor, approver, $"bulk:{bulk.Id}", ct);
                if (refusal is not null)
                {
                    return WorkText.Refuse<BulkDone>(refusal);
                }

                var done = await ApproveAsync(db, actor, personId, offers, ct);
                bulk.Check(BulkState.Released, personId, clock.UtcNow, reason: null);
                audit.Add(
                    db,
                    actor,
                    AuditAction.BulkRelease,
                    $"bulk:{bulk.Id}",
                    BulkWording.ReleasedDetail(bulk.Number, bulk.OfferCount, WorkText.Yuan(bulk.TotalFen), contentHash)
                );
                return Result.Ok(done);
            },
            ct
        );

    /// <summary>Sends the bulk back: what is still in it waits for the check again, and its maker is told why.</summary>
    public Task<Result<BulkDone>> RejectAsync(PersonId personId, long bulkId, string reason, CancellationToken ct) =>
        recorder.WriteAsync<BulkDone>(
            async db =>
            {
                var (text, badText) = WorkText.Read(reason, BulkWording.ReasonForReturn, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                var (loaded, why) = await LoadForCheckAsync(db, personId, bulkId, ct);
                if (loaded is not var (actor, bulk) || text is null)
                {
                    return WorkText.Refuse<BulkDone>(why ?? badText);
                }

                bulk.Check(BulkState.Rejected, personId, clock.UtcNow, text);
                audit.Add(db, actor, AuditAction.BulkReject, $"bulk:{bulk.Id}", BulkWording.RejectedDetail(bulk.Number, text));
                notices.AddForPerson(
                    db,
                    new PersonId(bulk.MakerPersonId),
                    $"bulk:{bulk.Id}:rejected",
                    BulkWording.RejectedTitle(bulk.Number),
                    BulkWording.RejectedBody(actor.Name, text),
                    "precheck:0"
                );
                return Result.Ok(await PutBackAsync(db, actor, personId, bulk, text, ct));
            },
            ct
        );

    /// <summary>The officer who submitted the bulk takes it back before the second one decides.</summary>
    public Task<Result<BulkDone>> WithdrawAsync(PersonId personId, long bulkId, CancellationToken ct) =>
        recorder.WriteAsync<BulkDone>(
            async db =>
            {
                var (loaded, why) = await LoadAsync(db, personId, bulkId, ct);
                if (loaded is not var (actor, bulk))
                {
                    return WorkText.Refuse<BulkDone>(why);
                }

                if (bulk.MakerPersonId != personId)
                {
                    return WorkText.Refuse<BulkDone>(WorkText.NotYours(BulkWording.NotMaker(bulk.Number)));
                }

                bulk.Withdraw(clock.UtcNow);
                audit.Add(db, actor, AuditAction.BulkWithdraw, $"bulk:{bulk.Id}", bulk.Number);
                return Result.Ok(await PutBackAsync(db, actor, personId, bulk, reason: null, ct));
            },
            ct
        );

    /// <summary>Offers that are still as they were submitted; a changed one has left the bulk, whatever its state is now.</summary>
    internal static List<Offer> Standing(BulkApproval bulk) =>
        [
            .. from line in bulk.Lines
            let offer = line.Offer ?? throw new InvalidOperationException($"Line {line.Id} was loaded without its offer.")
            where
                offer.State == OfferState.AwaitingRelease
                && offer.Revision == line.Revision
                && offer.AmountFen == line.AmountFen
                && offer.ReceiptHash == line.ReceiptHash
            select offer,
        ];

    /// <summary>The second officer relies on who submitted what: neither the bulk nor a line may differ from what was sealed.</summary>
    private async Task<Diagnostic?> DemandSealedAsync(PolicyMarketDb db, BulkApproval bulk, CancellationToken ct) =>
        (await seals.VerifyAsync<BulkApproval>(db, [bulk.Id], ct)).FirstOrDefault()
        ?? (await seals.VerifyAsync<BulkApprovalLine>(db, bulk.Lines.Select(line => line.Id), ct)).FirstOrDefault();

    private async Task<Diagnostic?> DemandUndoubtedAsync(PolicyMarketDb db, List<Offer> offers, CancellationToken ct)
    {
        if (offers.Count == 1)
        {
            return null;
        }

        var keys = offers.ConvertAll(o => new DoubtedOffer(o.Id, o.FirmId, o.ItemId, o.ItemVersionId, o.Period, o.AmountFen, o.Revision));
        var found = await doubts.FindAsync(db, keys, ct);
        return offers.Find(o => found.ContainsKey(o.Id)) is { } first
            ? new Diagnostic(DataDiagnostics.BulkDoubtful, BulkWording.Doubtful(offers.Count, found.Count, first.Firm?.Name, found[first.Id][0].Words))
            : null;
    }

    private async Task<BulkDone> ApproveAsync(PolicyMarketDb db, Actor actor, PersonId personId, List<Offer> offers, CancellationToken ct)
    {
        var now = clock.UtcNow;
        foreach (var offer in offers)
        {
            offer.Check(OfferState.Approved, personId, now, reason: null);
            audit.Add(db, actor, AuditAction.OfferApprove, $"offer:{offer.Id}", WorkText.Yuan(offer.AmountFen));
        }

        await reviews.AddAsync(db, [.. offers.Select(o => o.Id)], ReviewDecision.Approved, personId, reason: null, ct);
        return new BulkDone(offers.Count, offers.Sum(o => o.AmountFen), Number: null);
    }

    private async Task<BulkDone> GatherAsync(PolicyMarketDb db, Actor actor, PersonId personId, List<Offer> offers, CancellationToken ct)
    {
        var now = clock.UtcNow;
        offers.ForEach(offer => offer.Check(OfferState.AwaitingRelease, personId, now, reason: null));
        List<BulkApprovalLine> lines =
        [
            .. offers.Select(o => new BulkApprovalLine
            {
                OfferId = o.Id,
                AmountFen = o.AmountFen,
                ReceiptHash = o.ReceiptHash,
                Revision = o.Revision,
            }),
        ];
        var bulk = new BulkApproval
        {
            Number = await DayNumber.NextAsync(db.BulkApprovals.Select(b => b.Number), "YS", clock.Today, NumberWidth, ct),
            DepartmentId = actor.DepartmentId ?? throw new InvalidOperationException("A bulk is submitted by an officer of a department."),
            State = BulkState.AwaitingRelease,
            MakerPersonId = personId,
            MadeAt = now,
            OfferCount = offers.Count,
            TotalFen = offers.Sum(o => o.AmountFen),
            ContentHash = BulkContent.HashOf(lines),
        };
        bulk.Lines.AddRange(lines);
        db.BulkApprovals.Add(bulk);
        await db.SaveChangesAsync(ct);
        await reviews.AddAsync(db, [.. offers.Select(o => o.Id)], ReviewDecision.Submitted, personId, bulk.Number, ct);
        var amount = WorkText.Yuan(bulk.TotalFen);
        audit.Add(db, actor, AuditAction.BulkSubmit, $"bulk:{bulk.Id}", BulkWording.Submitted(bulk.Number, bulk.OfferCount, amount));
        await TellOthersAsync(db, actor, bulk, amount, ct);
        return new BulkDone(bulk.OfferCount, bulk.TotalFen, bulk.Number);
    }

    /// <summary>Every other officer of the department can release it.</summary>
    private async Task TellOthersAsync(PolicyMarketDb db, Actor maker, BulkApproval bulk, string amount, CancellationToken ct)
    {
        foreach (var officer in await DepartmentOfficers.FindAsync(db, [bulk.DepartmentId], ct))
        {
            if (officer != bulk.MakerPersonId)
            {
                notices.AddForPerson(
                    db,
                    new PersonId(officer),
                    $"bulk:{bulk.Id}:release:{officer}",
                    BulkWording.NoticeTitle(bulk.OfferCount),
                    BulkWording.NoticeBody(maker.Name, bulk.Number, amount),
                    "precheck:0"
                );
            }
        }
    }

    private async Task<BulkDone> PutBackAsync(PolicyMarketDb db, Actor actor, PersonId personId, BulkApproval bulk, string? reason, CancellationToken ct)
    {
        var offers = Standing(bulk);
        foreach (var offer in offers)
        {
            offer.Check(OfferState.AwaitingCheck, personId, clock.UtcNow, reason: null);
            audit.Add(db, actor, AuditAction.OfferUndo, $"offer:{offer.Id}", reason ?? bulk.Number);
        }

        await reviews.AddAsync(db, [.. offers.Select(o => o.Id)], ReviewDecision.Undone, personId, reason, ct);
        return new BulkDone(offers.Count, offers.Sum(o => o.AmountFen), bulk.Number);
    }

    private static async Task<Result<LoadedBulk>> LoadForCheckAsync(PolicyMarketDb db, PersonId personId, long bulkId, CancellationToken ct)
    {
        var (loaded, why) = await LoadAsync(db, personId, bulkId, ct);
        return loaded is null ? WorkText.Refuse<LoadedBulk>(why)
            : loaded.Bulk.MakerPersonId == personId ? Result.Fail<LoadedBulk>(DataDiagnostics.BulkSamePerson, BulkWording.SamePerson(loaded.Bulk.Number))
            : Result.Ok(loaded);
    }

    private static async Task<Result<LoadedBulk>> LoadAsync(PolicyMarketDb db, PersonId personId, long bulkId, CancellationToken ct)
    {
        var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Officer);
        if (actor is null)
        {
            return WorkText.Refuse<LoadedBulk>(why);
        }

        var bulk = await db
            .BulkApprovals.Include(b => b.Lines)
                .ThenInclude(l => l.Offer!.Firm) // a line names its offer, and that its firm, by foreign keys
            .Include(b => b.Lines)
                .ThenInclude(l => l.Offer!.ItemVersion) // as above
            .SingleOrDefaultAsync(b => b.Id == bulkId, ct);
        return bulk switch
        {
            null => WorkText.Refuse<LoadedBulk>(WorkText.NotFound(BulkWording.ThisBulk)),
            _ when bulk.DepartmentId != actor.DepartmentId => WorkText.Refuse<LoadedBulk>(WorkText.NotYours(BulkWording.OutsideDepartment(bulk.Number))),
            { State: not BulkState.AwaitingRelease } => WorkText.Refuse<LoadedBulk>(
                WorkText.Moved(BulkWording.AlreadyDecided(bulk.Number, BulkMoves.Say(bulk.State)))
            ),
            _ => Result.Ok(new LoadedBulk(actor, bulk)),
        };
    }

    private sealed record LoadedBulk(Actor Actor, BulkApproval Bulk);
}
