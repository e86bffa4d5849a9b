using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Authoring.Cases;
using PolicyMarket.Data.Authoring.Gate.Lints;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Determination;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Authoring.Gate;

/// <summary>
/// Computes the check before publication of a submission: what it does to every firm against the version in force, the second engine on a sample, the money,
/// the worked cases of the item, and the lints. Nothing is locked while it computes.
/// </summary>
public sealed class GateDesk
{
    private readonly Recorder recorder;
    private readonly GateReading reading;
    private readonly GateRates rates;
    private readonly FundBalances balances;
    private readonly AttributeCatalog catalog;
    private readonly MatchingOptions options;
    private readonly RowSeals seals;
    private readonly AuditTrail audit;
    private readonly BusinessClock clock;

    internal GateDesk(
        Recorder recorder,
        GateReading reading,
        GateRates rates,
        FundBalances balances,
        AttributeCatalog catalog,
        MatchingOptions options,
        RowSeals seals,
        AuditTrail audit,
        BusinessClock clock
    )
    {
        this.recorder = recorder;
        this.reading = reading;
        this.rates = rates;
        this.balances = balances;
        this.catalog = catalog;
        this.options = options;
        this.seals = seals;
        this.audit = audit;
        this.clock = clock;
    }

    /// <summary>The check of the draft's present submission. Again, on the same day and data, it is the first one.</summary>
    public async Task<Result<GateRun>> ComputeAsync(PersonId personId, long draftId, CancellationToken ct)
    {
        var found = await recorder.WriteAsync(
            async db =>
            {
                var (loaded, why) = await DraftCheck.LoadForSecondAsync(db, personId, draftId, ct);
                if (loaded is not var (_, draft))
                {
                    return WorkText.Refuse<DraftSubmission>(why);
                }

                var cases = await ItemCases.Current(db, draft.DepartmentId, draft.Code).Select(c => c.Id).ToListAsync(ct);
                if (await seals.VerifyAsync<ItemCase>(db, cases, ct) is { Count: > 0 } damage)
                {
                    return Result.Fail<DraftSubmission>(damage);
                }

                return draft is { SubmissionId: { } id, State: DraftState.Submitted or DraftState.Approved }
                    ? Result.Ok(await db.DraftSubmissions.AsNoTracking().SingleAsync(s => s.Id == id, ct))
                    : WorkText.Refuse<DraftSubmission>(WorkText.Moved(DraftWording.NotSubmitted(DraftMoves.Say(draft.State))));
            },
            ct
        );
        if (found.Value is not { } submission)
        {
            return Result.Fail<GateRun>(found.Diagnostics);
        }

        var input = await reading.ReadAsync(submission, ct);
        var (report, lists) = await ComputeAsync(input, ct);
        return await recorder.WriteAsync(db => KeepAsync(db, personId, draftId, input, report, lists, ct), ct);
    }

    private async Task<(GateReport Report, GateLists Lists)> ComputeAsync(GateInput input, CancellationToken ct)
    {
        var table = input.Table.Facts;
        ImmutableArray<PolicyRule> both = input.Before is { } former
            ? [Jurisdiction.Apply(input.Rule, catalog), Jurisdiction.Apply(former, catalog)]
            : [Jurisdiction.Apply(input.Rule, catalog)];
        var rules = EligibilityEngines.Of(EngineKind.Columnar).Compile(both, catalog, input.Awards, ct);
        using var result = await Task.Run(() => rules.Determine(table, new MatchSettings { Threads = options.Threads }, ct), ct);
        var figures = await Task.Run(() => new GateFigures(rules, result, table, input.Table.FirmIds, input.Had), ct);
        var sample = GateSample.Choose(table.RowCount, figures.Rows, input.Submission.ContentHash);
        var differences = await Task.Run(() => GateSample.Differences(both[0], table, sample, figures, catalog, ct), ct);
        var work = await reading.WorkAsync(input, figures, ct);
        var cases = await Task.Run(() => GateCaseRun.Of(input.Rule, catalog, input.Cases, ct), ct);
        var report = await ReportAsync(input, figures, work, sample.Length, differences, ct) with
        {
            Cases = cases.Cases,
            CasesDecide = cases.Coverage.Decided,
            CasesCouldDecide = cases.Coverage.All,
            CaseStamp = input.Cases.Stamp,
        };
        var lints = DraftLints.Check(new LintInput(input.Rule, input.Before, catalog, clock.Today, input.ConfirmedUntil), report.IsNumbersOnly);
        return (report with { Findings = [.. ReportFindings.Of(report, input.Rule), .. lints] }, new GateLists(figures.Firms, work));
    }

    private async Task<GateReport> ReportAsync(
        GateInput input,
        GateFigures figures,
        ImmutableArray<GateWork> work,
        int sampleSize,
        int differences,
        CancellationToken ct
    )
    {
        var fund = input.FundId is null ? null : (await balances.ReadAsync(ct)).FirstOrDefault(f => f.FundId == input.FundId);
        return new GateReport
        {
            BusinessDate = clock.Today,
            BaseNumber = input.BaseNumber,
            FirmCount = input.Table.FirmIds.Count,
            FirmsLeftOut = input.Table.LeftOut.Select(one => one.FirmId).Distinct().Count(),
            EligibleBefore = figures.EligibleBefore,
            EligibleAfter = figures.EligibleAfter,
            UnknownBefore = figures.UnknownBefore,
            UnknownAfter = figures.UnknownAfter,
            TotalBeforeFen = figures.TotalBeforeFen,
            TotalAfterFen = figures.TotalAfterFen,
            Gains = Count(figures, GateFirmKind.Gains),
            Loses = Count(figures, GateFirmKind.Loses),
            Changes = Count(figures, GateFirmKind.Changes),
            Unclear = Count(figures, GateFirmKind.Unclear),
            AlreadyHad = figures.AlreadyHad,
            IsNumbersOnly = input.Before is { } before && NumberChange.IsAll(before, input.Rule),
            SampleSize = sampleSize,
            SampleDifferences = differences,
            OpenOffers = work.Count(one => !one.IsClaim),
            OpenOffersFen = work.Where(one => !one.IsClaim).Sum(one => one.AmountFen),
            OpenClaims = work.Count(one => one.IsClaim),
            OpenClaimsFen = work.Where(one => one.IsClaim).Sum(one => one.AmountFen),
            FundName = fund?.Name,
            FundAvailableFen = fund?.AvailableFen,
            Rates = await rates.ReadAsync(input, ct),
        };
    }

    private static int Count(GateFigures figures, GateFirmKind kind) => figures.Firms.Count(firm => firm.Kind == kind);

    private async Task<Result<GateRun>> KeepAsync(
        PolicyMarketDb db,
        PersonId personId,
        long draftId,
        GateInput input,
        GateReport report,
        GateLists lists,
        CancellationToken ct
    )
    {
        var (loaded, why) = await DraftCheck.LoadForSecondAsync(db, personId, draftId, ct);
        if (loaded is not var (actor, draft))
        {
            return WorkText.Refuse<GateRun>(why);
        }

        if (draft.SubmissionId != input.Submission.Id)
        {
            return WorkText.Refuse<GateRun>(WorkText.Moved(DraftWording.NotSubmitted(DraftMoves.Say(draft.State))));
        }

        var known = await db.GateRuns.SingleOrDefaultAsync(
            r => r.SubmissionId == input.Submission.Id && r.BusinessDate == report.BusinessDate && r.DataStamp == input.Stamp,
            ct
        );
        if (known is not null)
        {
            return Result.Ok(known);
        }

        var (json, packed) = (JsonSerializer.Serialize(report, DraftContent.Plain), lists.Pack());
        var run = new GateRun
        {
            SubmissionId = input.Submission.Id,
            ContentHash = input.Submission.ContentHash,
            BusinessDate = report.BusinessDate,
            DataStamp = input.Stamp,
            ComputedAt = clock.UtcNow,
            ComputedByPersonId = personId,
            ReportJson = json,
            Lists = packed,
            ReportHash = GateRun.HashOf(input.Submission.ContentHash, json, packed),
        };
        db.GateRuns.Add(run);
        audit.Add(db, actor, AuditAction.GateCompute, $"draft:{draftId}", report.Sentence);
        return Result.Ok(run);
    }
}
