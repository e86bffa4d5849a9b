using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Opinions;

/// <summary>
/// Stores an opinion with its differences, holds the items that differ, ends holds whose item agrees now and raises the alarm, in one transaction. A repeat
/// changes nothing.
/// </summary>
internal sealed class OpinionRecord(Recorder recorder, IRecordAlarms alarms, AuditTrail audit, AttributeCatalog catalog, BusinessClock clock)
{
    private static readonly Actor Checker = Actor.System(OpinionWording.Step);

    public async Task WriteAsync(OpinionForm form, CancellationToken ct)
    {
        var result = await recorder.WriteAsync(
            async db =>
            {
                if (await db.SecondOpinions.AnyAsync(o => o.RunId == form.Run.Id && o.RunEngine == form.RunEngine, ct))
                {
                    return Result.Ok(false);
                }

                var opinion = NewOpinion(form);
                db.SecondOpinions.Add(opinion);
                await db.SaveChangesAsync(ct);
                var differences = form.Items.SelectMany(item => DifferencesOf(opinion.Id, form, item)).ToList();
                db.OpinionDifferences.AddRange(differences);
                db.OpinionItems.AddRange(form.Items.Select(item => NewItem(opinion.Id, form.Plan.Items[item.Sample.Item], item)));
                audit.Add(
                    db,
                    Checker,
                    AuditAction.RunOpinion,
                    $"run:{form.Run.Id}",
                    $"{OpinionWording.Line(opinion.Pairs, opinion.Differences)}（{opinion.Engine}）"
                );
                await HoldAsync(db, form, opinion.Id, differences.ToLookup(d => d.ItemId), ct);
                return Result.Ok(true);
            },
            ct
        );
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"The second opinion of run {form.Run.Id} was refused: {result.Why}");
        }
    }

    private SecondOpinion NewOpinion(OpinionForm form) =>
        new()
        {
            RunId = form.Run.Id,
            RunEngine = form.RunEngine,
            Engine = form.Engine,
            Seed = form.Seed.ToString("x16", CultureInfo.InvariantCulture),
            Pairs = form.Pairs,
            Items = form.Items.Length,
            Firms = form.FirmCount,
            Differences = form.Differences,
            ItemsInForce = form.Plan.Items.Length,
            Milliseconds = form.Milliseconds,
            DeterminedAt = clock.UtcNow,
        };

    private static OpinionItem NewItem(long opinionId, PlannedItem item, ItemOpinion found) =>
        new()
        {
            OpinionId = opinionId,
            ItemId = item.ItemId,
            ItemVersionId = item.VersionId,
            Pairs = found.Sample.Rows.Length,
            Differences = found.Differences,
        };

    private IEnumerable<OpinionDifference> DifferencesOf(long opinionId, OpinionForm form, ItemOpinion found)
    {
        var item = form.Plan.Items[found.Sample.Item];
        if (found.Failure is { } failure)
        {
            yield return new OpinionDifference
            {
                OpinionId = opinionId,
                ItemId = item.ItemId,
                ItemVersionId = item.VersionId,
                Condition = Cut(failure),
                ConditionKey = KeyOf($"failure {failure}"),
            };
        }

        foreach (var pair in found.Listed)
        {
            yield return new OpinionDifference
            {
                OpinionId = opinionId,
                ItemId = item.ItemId,
                ItemVersionId = item.VersionId,
                FirmId = form.Firms.Ids[pair.Row],
                RunAnswer = pair.RunAnswer,
                SecondAnswer = pair.SecondAnswer,
                Condition = pair.Disputed is { } disputed ? Cut(ConditionSentence.Of(disputed.Condition, catalog)) : "",
                ConditionKey = KeyOf(pair.Disputed?.Condition.ToString() ?? ""),
                RunTruth = pair.Disputed?.First,
                SecondTruth = pair.Disputed?.Second,
            };
        }
    }

    private async Task HoldAsync(PolicyMarketDb db, OpinionForm form, long opinionId, ILookup<long, OpinionDifference> differences, CancellationToken ct)
    {
        var open = await db.ItemHolds.Where(h => h.EndedAt == null).ToDictionaryAsync(h => h.ItemId, ct);
        List<Diagnostic> findings = [];
        foreach (var found in form.Items)
        {
            var item = form.Plan.Items[found.Sample.Item];
            var isDisputed = !found.Agrees && await IsNewAsync(db, item, differences[item.ItemId].Select(d => d.ConditionKey), ct);
            if (isDisputed)
            {
                Hold(db, open.GetValueOrDefault(item.ItemId), item, opinionId);
                findings.Add(new Diagnostic(DataDiagnostics.OpinionDiffers, OpinionWording.Finding(item.Rule.Id, item.Rule.Title), $"item:{item.ItemId}"));
            }
            else if (open.TryGetValue(item.ItemId, out var hold))
            {
                hold.Agree(opinionId, clock.UtcNow);
                audit.Add(db, Checker, AuditAction.ItemHoldEnd, Subject(item), OpinionWording.ResumedOnAgreement);
            }
        }

        if (findings.Count > 0)
        {
            await alarms.AddAsync(db, OpinionWording.StepOfRun(form.Run.Id, OpinionWording.Step), findings, findings.Count, ct);
        }
    }

    private void Hold(PolicyMarketDb db, ItemHold? open, PlannedItem item, long opinionId)
    {
        if (open is not null)
        {
            open.Repeat(opinionId, item.VersionId);
            return;
        }

        db.ItemHolds.Add(
            new ItemHold
            {
                ItemId = item.ItemId,
                ItemVersionId = item.VersionId,
                OpinionId = opinionId,
                LastOpinionId = opinionId,
                HeldAt = clock.UtcNow,
            }
        );
        audit.Add(db, Checker, AuditAction.ItemHold, Subject(item), OpinionWording.HeldOnDisagreement);
    }

    /// <summary>
    /// False when an administrator released this version of the item and knew of every condition that is disputed now: the decision stands until the text or
    /// the dispute changes.
    /// </summary>
    private static async Task<bool> IsNewAsync(PolicyMarketDb db, PlannedItem item, IEnumerable<string> keys, CancellationToken ct)
    {
        var known = await db
            .ItemHolds.Where(h => h.ItemId == item.ItemId && h.ItemVersionId == item.VersionId && h.ReleasedByPersonId != null)
            .SelectMany(h =>
                db.Set<OpinionDifference>()
                    .Where(d => d.ItemId == h.ItemId && d.ItemVersionId == h.ItemVersionId && d.OpinionId >= h.OpinionId && d.OpinionId <= h.LastOpinionId)
                    .Select(d => d.ConditionKey)
            )
            .Distinct()
            .ToListAsync(ct);
        return keys.Except(known, StringComparer.Ordinal).Any();
    }

    private static string Subject(PlannedItem item) => string.Create(CultureInfo.InvariantCulture, $"item:{item.ItemId}");

    private static string Cut(string text) => text.Length > OpinionDifference.ConditionLength ? text[..OpinionDifference.ConditionLength] : text;

    private static string KeyOf(string technical) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(technical)));
}
