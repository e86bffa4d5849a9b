using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Cases;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Authoring.Cases;

/// <summary>
/// The worked cases of an item, kept by the officers of its department while a draft of it can be written: added by hand or from proposals, changed, withdrawn.
/// Each act is a new row.
/// </summary>
public sealed class ItemCaseDesk(Recorder recorder, RowSeals seals, AttributeCatalog catalog, AuditTrail audit, BusinessClock clock)
{
    /// <summary>Adds a case by hand and returns its number. The same case again changes nothing.</summary>
    public Task<Result<int>> AddAsync(PersonId personId, long draftId, CaseEntry entry, CancellationToken ct) =>
        recorder.WriteAsync<int>(
            async db =>
            {
                var (loaded, why) = await LoadAsync(db, personId, draftId, ct);
                if (loaded is null)
                {
                    return WorkText.Refuse<int>(why);
                }

                var read = CaseCheck.Read(entry, catalog, clock.Today);
                return read.Value is { } one ? await AddAsync(db, loaded, one, CaseOrigin.Hand, ct) : Result.Fail<int>(read.Diagnostics);
            },
            ct
        );

    /// <summary>Adds proposed cases, all or none, and returns how many are new. Those whose facts a case has already are left out.</summary>
    public Task<Result<int>> AcceptAsync(PersonId personId, long draftId, IReadOnlyCollection<CaseEntry> proposals, CancellationToken ct) =>
        recorder.WriteAsync<int>(
            async db =>
            {
                var (loaded, why) = await LoadAsync(db, personId, draftId, ct);
                if (loaded is null)
                {
                    return WorkText.Refuse<int>(why);
                }

                if (proposals.Count == 0)
                {
                    return Result.Fail<int>(DataDiagnostics.WorkNothingChosen, CaseDeskWording.NothingChosen);
                }

                var read = proposals.Select(entry => CaseCheck.Read(entry, catalog, clock.Today)).ToList();
                return read.TrueForAll(one => one.Succeeded)
                    ? await AcceptAsync(db, loaded, read.ConvertAll(one => one.Required), ct)
                    : Result.Fail<int>(read.SelectMany(one => one.Diagnostics));
            },
            ct
        );

    /// <summary>Puts another wording of a case in its place. The same wording changes nothing.</summary>
    public Task<Result<int>> ReplaceAsync(PersonId personId, long draftId, int number, CaseEntry entry, string reason, CancellationToken ct) =>
        recorder.WriteAsync<int>(
            async db =>
            {
                var (text, badText) = WorkText.Read(reason, CaseDeskWording.ReasonOfChange, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                var (loaded, why) = await LoadAsync(db, personId, draftId, ct);
                if (loaded is null || text is null)
                {
                    return loaded is null ? WorkText.Refuse<int>(why) : WorkText.Refuse<int>(badText);
                }

                var read = CaseCheck.Read(entry, catalog, clock.Today);
                if (read.Value is not { } one)
                {
                    return Result.Fail<int>(read.Diagnostics);
                }

                if (loaded.Cases.Find(c => c.Number == number) is not { } before)
                {
                    return WorkText.Refuse<int>(WorkText.NotFound(CaseDeskWording.ThisCase));
                }

                if (loaded.Cases.Exists(c => c.Number != number && c.Name == one.Name))
                {
                    return Result.Fail<int>(DataDiagnostics.CaseName, CaseDeskWording.NameTaken(one.Name));
                }

                if (IsSame(before, one))
                {
                    return Result.Ok(number);
                }

                var origin = before.Facts == one.Facts.ToJson() ? before.Origin : CaseOrigin.Hand;
                db.ItemCases.Add(Row(loaded, one, origin, (number, before.Sequence + 1), text));
                audit.Add(db, loaded.Actor, AuditAction.CaseReplace, loaded.Subject, CaseDeskWording.Added(loaded.Code, number, one.Name, one.Expected));
                return Result.Ok(number);
            },
            ct
        );

    /// <summary>Withdraws a case: it does not count any more, its rows stay. Again changes nothing.</summary>
    public Task<Result<int>> WithdrawAsync(PersonId personId, long draftId, int number, string reason, CancellationToken ct) =>
        recorder.WriteAsync<int>(
            async db =>
            {
                var (text, badText) = WorkText.Read(reason, CaseDeskWording.ReasonOfWithdrawal, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                var (loaded, why) = await LoadAsync(db, personId, draftId, ct);
                if (loaded is null || text is null)
                {
                    return loaded is null ? WorkText.Refuse<int>(why) : WorkText.Refuse<int>(badText);
                }

                if (loaded.Cases.Find(c => c.Number == number) is not { } before)
                {
                    return await db.ItemCases.AnyAsync(c => c.DepartmentId == loaded.DepartmentId && c.ItemCode == loaded.Code && c.Number == number, ct)
                        ? Result.Ok(number)
                        : WorkText.Refuse<int>(WorkText.NotFound(CaseDeskWording.ThisCase));
                }

                db.ItemCases.Add(Row(loaded, before.Read(catalog), before.Origin, (number, before.Sequence + 1), text, isWithdrawn: true));
                audit.Add(db, loaded.Actor, AuditAction.CaseWithdraw, loaded.Subject, CaseDeskWording.Withdrawn(loaded.Code, number, text));
                return Result.Ok(number);
            },
            ct
        );

    /// <summary>The cases of the item of a draft that can be written, their seals verified, for the work of an officer of its department.</summary>
    internal async Task<Result<LoadedCases>> LoadAsync(PolicyMarketDb db, PersonId personId, long draftId, CancellationToken ct)
    {
        var (loaded, why) = await DraftCheck.LoadAsync(db, personId, draftId, ct);
        if (loaded is not var (actor, draft))
        {
            return WorkText.Refuse<LoadedCases>(why);
        }

        if (!DraftMoves.Writable.Contains(draft.State))
        {
            return WorkText.Refuse<LoadedCases>(WorkText.Moved(DraftWording.NotWritable(DraftMoves.Say(draft.State))));
        }

        if (draft.Code.Length == 0)
        {
            return Result.Fail<LoadedCases>(DataDiagnostics.DraftCode, CaseDeskWording.NoCode, "$.id");
        }

        var cases = await ItemCases.Current(db, draft.DepartmentId, draft.Code).ToListAsync(ct);
        return await seals.VerifyAsync<ItemCase>(db, cases.Select(c => c.Id), ct) is { Count: > 0 } damage
            ? Result.Fail<LoadedCases>(damage)
            : Result.Ok(new LoadedCases(actor, draft, cases));
    }

    /// <summary>Adds one case, inside the transaction of a workflow that has checked person and content.</summary>
    internal async Task<Result<int>> AddAsync(PolicyMarketDb db, LoadedCases loaded, RuleCase one, CaseOrigin origin, CancellationToken ct)
    {
        if (loaded.Cases.Find(before => IsSame(before, one)) is { } same)
        {
            return Result.Ok(same.Number);
        }

        if (loaded.Cases.Exists(c => c.Name == one.Name))
        {
            return Result.Fail<int>(DataDiagnostics.CaseName, CaseDeskWording.NameTaken(one.Name));
        }

        if (loaded.Cases.Count >= ItemCases.Most)
        {
            return Result.Fail<int>(DataDiagnostics.CaseTooMany, CaseDeskWording.Full(loaded.Cases.Count, 1, ItemCases.Most));
        }

        var number = await NextNumberAsync(db, loaded, ct);
        db.ItemCases.Add(Row(loaded, one, origin, (number, 1), reason: ""));
        var action = origin == CaseOrigin.Firm ? AuditAction.CaseFreeze : AuditAction.CaseAdd;
        audit.Add(db, loaded.Actor, action, loaded.Subject, CaseDeskWording.Added(loaded.Code, number, one.Name, one.Expected));
        return Result.Ok(number);
    }

    private async Task<Result<int>> AcceptAsync(PolicyMarketDb db, LoadedCases loaded, List<RuleCase> proposals, CancellationToken ct)
    {
        var fresh = proposals
            .Where(one => !loaded.Cases.Exists(before => before.AsOf == one.AsOf && before.Facts == one.Facts.ToJson()))
            .DistinctBy(one => one.Facts)
            .ToList();
        if (loaded.Cases.Count + fresh.Count > ItemCases.Most)
        {
            return Result.Fail<int>(DataDiagnostics.CaseTooMany, CaseDeskWording.Full(loaded.Cases.Count, fresh.Count, ItemCases.Most));
        }

        var names = loaded.Cases.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var number = await NextNumberAsync(db, loaded, ct);
        foreach (var one in fresh)
        {
            db.ItemCases.Add(Row(loaded, one with { Name = CaseNames.Free(one.Name, names) }, CaseOrigin.Boundary, (number++, 1), reason: ""));
        }

        if (fresh.Count > 0)
        {
            audit.Add(db, loaded.Actor, AuditAction.CaseAccept, loaded.Subject, CaseDeskWording.Accepted(loaded.Code, fresh.Count));
        }

        return Result.Ok(fresh.Count);
    }

    private static async Task<int> NextNumberAsync(PolicyMarketDb db, LoadedCases loaded, CancellationToken ct) =>
        await db.ItemCases.Where(c => c.DepartmentId == loaded.DepartmentId && c.ItemCode == loaded.Code).MaxAsync(c => (int?)c.Number, ct) + 1 ?? 1;

    private static bool IsSame(ItemCase before, RuleCase one) =>
        before.Name == one.Name
        && before.AsOf == one.AsOf
        && before.Facts == one.Facts.ToJson()
        && new CaseExpectation(before.Outcome, before.AmountFen) == one.Expected;

    private ItemCase Row(LoadedCases loaded, RuleCase one, CaseOrigin origin, (int Number, int Sequence) key, string reason, bool isWithdrawn = false) =>
        new()
        {
            DepartmentId = loaded.DepartmentId,
            ItemCode = loaded.Code,
            Number = key.Number,
            Sequence = key.Sequence,
            IsWithdrawn = isWithdrawn,
            Origin = origin,
            Name = one.Name,
            AsOf = one.AsOf,
            Facts = one.Facts.ToJson(),
            Outcome = one.Expected.Outcome,
            AmountFen = one.Expected.Fen,
            Reason = reason,
            PersonId = loaded.Actor.PersonId ?? throw new InvalidOperationException("A case is kept by a person."),
            PersonName = loaded.Actor.Name,
            At = clock.UtcNow,
        };
}
