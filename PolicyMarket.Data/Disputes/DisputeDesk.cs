using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Disputes;

/// <summary>
/// A firm disputes a value that a department has delivered about it, and that department answers. The value itself changes by a delivery only.
/// </summary>
public sealed class DisputeDesk(
    Recorder recorder,
    FirmFacts facts,
    AttributeCatalog catalog,
    NoticeBoard notices,
    AuditTrail audit,
    WorkingDays calendar,
    DisputeOptions options,
    RowSeals seals,
    BusinessClock clock
)
{
    private const int LongestValue = 100;

    /// <summary>
    /// Opens a dispute about a fact of the person's own firm; one that waits is found, not opened again. Refused for what no department has delivered.
    /// </summary>
    public Task<Result<long>> RaiseAsync(PersonId personId, string fact, string claimed, string reason, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (actor, notAllowed) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Firm);
                var (should, badValue) = WorkText.Read(claimed, DisputeWording.ClaimedLabel, LongestValue);
                var (why, badReason) = WorkText.Read(reason, DisputeWording.ReasonLabel, WorkText.ReasonLength);
                if (actor is null || should is null || why is null)
                {
                    return WorkText.Refuse<long>(notAllowed ?? badValue ?? badReason);
                }

                if (actor.FirmId is not { } firmId)
                {
                    return WorkText.Refuse<long>(WorkText.NotFound(DisputeWording.OwnFirm));
                }

                var before = await db.FactDisputes.SingleOrDefaultAsync(d => d.FirmId == firmId && d.Fact == fact && d.State == DisputeState.Waiting, ct);
                if (before is not null)
                {
                    return Result.Ok(before.Id);
                }

                var (dispute, refusal) = await OpenAsync(db, personId, firmId, fact, should, why, ct);
                if (dispute is null)
                {
                    return WorkText.Refuse<long>(refusal);
                }

                db.FactDisputes.Add(dispute);
                await db.SaveChangesAsync(ct);
                audit.Add(db, actor, AuditAction.DisputeRaise, $"dispute:{dispute.Id}", $"{dispute.Label} {dispute.ValueText} → {should}");
                return Result.Ok(dispute.Id);
            },
            ct
        );

    /// <summary>The department that delivered the value answers with a reply. 已更正 is refused while the value is the disputed one.</summary>
    public Task<Result<long>> AnswerAsync(PersonId personId, long disputeId, bool isCorrected, string reply, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (actor, notAllowed) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Officer);
                if (actor is null)
                {
                    return WorkText.Refuse<long>(notAllowed);
                }

                var dispute = await db.FactDisputes.Include(d => d.Firm).SingleOrDefaultAsync(d => d.Id == disputeId, ct);
                var (text, badText) = WorkText.Read(reply, DisputeWording.ReplyLabel, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                var to = isCorrected ? DisputeState.Corrected : DisputeState.Kept;
                if (dispute is null || dispute.DepartmentId != actor.DepartmentId)
                {
                    return WorkText.Refuse<long>(
                        dispute is null ? WorkText.NotFound(DisputeWording.ThisDispute) : WorkText.NotYours(DisputeWording.NotYourDepartment)
                    );
                }

                if (text is null)
                {
                    return WorkText.Refuse<long>(badText);
                }

                if (dispute.State == to && dispute.Reply == text)
                {
                    return Result.Ok(dispute.Id);
                }

                if (dispute.State != DisputeState.Waiting)
                {
                    return WorkText.Refuse<long>(WorkText.Moved(DisputeWording.AnsweredOtherwise(DisputeMoves.Say(dispute.State))));
                }

                if (await seals.VerifyAsync<FactDispute>(db, [dispute.Id], ct) is { Count: > 0 } damage)
                {
                    return Result.Fail<long>(damage);
                }

                if (isCorrected && await FindUnchangedAsync(db, dispute, ct) is { } unchanged)
                {
                    return WorkText.Refuse<long>(unchanged);
                }

                dispute.Answer(to, text, personId, clock.UtcNow);
                audit.Add(db, actor, isCorrected ? AuditAction.DisputeCorrect : AuditAction.DisputeKeep, $"dispute:{dispute.Id}", text);
                Tell(db, dispute, text);
                return Result.Ok(dispute.Id);
            },
            ct
        );

    private async Task<Result<FactDispute>> OpenAsync(
        PolicyMarketDb db,
        PersonId personId,
        long firmId,
        string fact,
        string should,
        string why,
        CancellationToken ct
    )
    {
        var (firm, damaged) = await ReadAsync(db, firmId, ct);
        if (firm is null)
        {
            return WorkText.Refuse<FactDispute>(damaged);
        }

        var label = DisputedFact.LabelOf(fact, catalog);
        if (DisputedFact.SourceOf(fact, firm, catalog) is not { } source)
        {
            return Result.Fail<FactDispute>(DataDiagnostics.FactNotDisputable, DisputeWording.NotDelivered(label));
        }

        var departments = await db.Departments.AsNoTracking().Where(d => d.Key == source.Source).ToListAsync(ct);
        var department = departments
            .Where(d => Jurisdiction.Covers(d.Region, firm.Region))
            .OrderByDescending(d => d.Region.TrimEnd('0').Length)
            .ThenBy(d => d.Id)
            .FirstOrDefault();
        return department is null
            ? Result.Fail<FactDispute>(DataDiagnostics.FactNotDisputable, DisputeWording.NoDepartment(label, source.Source))
            : Result.Ok(
                new FactDispute
                {
                    FirmId = firmId,
                    Fact = fact,
                    Label = label,
                    ValueText = DisputedFact.ValueOf(fact, firm.Facts, catalog),
                    Source = source.Source,
                    Period = source.Period,
                    AsOf = source.AsOf,
                    ClaimedText = should,
                    Reason = why,
                    DepartmentId = department.Id,
                    State = DisputeState.Waiting,
                    RaisedAt = clock.UtcNow,
                    RaisedByPersonId = personId,
                    Due = calendar.Add(clock.Today, options.AnswerWorkdays),
                }
            );
    }

    private async Task<Diagnostic?> FindUnchangedAsync(PolicyMarketDb db, FactDispute dispute, CancellationToken ct)
    {
        var (firm, damaged) = await ReadAsync(db, dispute.FirmId, ct);
        if (firm is null)
        {
            return damaged;
        }

        return DisputedFact.ValueOf(dispute.Fact, firm.Facts, catalog) == dispute.ValueText
            ? new Diagnostic(DataDiagnostics.FactUnchanged, DisputeWording.Unchanged(dispute.Label, dispute.ValueText))
            : null;
    }

    private async Task<Result<FirmDossier>> ReadAsync(PolicyMarketDb db, long firmId, CancellationToken ct)
    {
        try
        {
            var parameters = await ParameterTable.ReadAsync(db, catalog, clock.Today, ct);
            return Result.Ok((await facts.ReadManyAsync(db, parameters, [firmId], clock.Today, ct)).Single());
        }
        catch (DamagedRecordException damage) when (damage.IsOf<SheetDamage>())
        {
            return Result.Fail<FirmDossier>(DataDiagnostics.FirmDataDamaged, SheetDamageWording.ForFirm(damage.DamagesOf<SheetDamage>()));
        }
    }

    private void Tell(PolicyMarketDb db, FactDispute dispute, string reply)
    {
        var firm = dispute.Firm ?? throw new InvalidOperationException($"Dispute {dispute.Id} was loaded without its firm.");
        notices.Add(
            db,
            firm,
            $"dispute:{dispute.Id}:answered",
            DisputeWording.AnsweredTitle(dispute.Label, DisputeMoves.Say(dispute.State)),
            dispute.State == DisputeState.Corrected ? DisputeWording.AnsweredCorrected(reply) : DisputeWording.AnsweredKept(reply),
            $"dispute:{dispute.Id}"
        );
    }
}
