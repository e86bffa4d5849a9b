using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Matching;

/// <summary>Reads for a firm's home what lacks one fact and what can be applied for, from the rows of the last run.</summary>
public sealed class FirmOutlook(IDbContextFactory<PolicyMarketDb> factory, AttributeCatalog catalog)
{
    private const int Most = 50;

    public async Task<FirmOutlookView> ReadAsync(long firmId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var asOf = await db.MatchingRuns.AsNoTracking()
            .Where(r => r.State == RunState.Finished)
            .OrderByDescending(r => r.Id)
            .Select(r => (DateOnly?)r.BusinessDate)
            .FirstOrDefaultAsync(ct);
        var rows = await db.Matches.AsNoTracking()
            .Where(m => m.FirmId == firmId && (m.Missing != "" || m.Outcome == OutcomeKind.Eligible))
            .Join(db.PolicyItemVersions, m => m.ItemVersionId, v => v.Id, (m, v) => new { Match = m, Version = v })
            .Join(db.PolicyItems, row => row.Match.ItemId, i => i.Id, (row, i) => new
            {
                row.Match.ItemId,
                i.Code,
                row.Version.Title,
                row.Version.Summary,
                row.Version.Mode,
                row.Version.CapFen,
                row.Match.Outcome,
                row.Match.PayableFen,
                row.Match.Missing,
            })
            .ToListAsync(ct);
        return new FirmOutlookView(
            asOf,
            [.. rows.Where(r => r.Missing != "" && !r.Missing.Contains(',', StringComparison.Ordinal))
                .OrderByDescending(r => r.CapFen ?? 0).ThenBy(r => r.Code, StringComparer.Ordinal)
                .Take(Most)
                .Select(r => Lacking(r.ItemId, r.Code, r.Title, r.Summary, r.CapFen, r.Missing))],
            [.. rows.Where(r => r is { Outcome: OutcomeKind.Eligible, Mode: ClaimMode.Apply, Missing: "" })
                .OrderByDescending(r => r.PayableFen ?? 0).ThenBy(r => r.Code, StringComparer.Ordinal)
                .Take(Most)
                .Select(r => new OpenToApply(r.ItemId, r.Code, r.Title, r.Summary, r.PayableFen, r.CapFen))]);
    }

    private LackingOneFact Lacking(long itemId, string code, string title, string summary, long? capFen, string attribute)
    {
        catalog.TryGet(attribute, out var definition);
        return new LackingOneFact(
            itemId, code, title, summary, capFen, attribute, definition?.Label ?? attribute, definition?.SourceDepartment, definition?.Description);
    }
}
