using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Cases;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Authoring.Cases;

/// <summary>
/// Makes a case of a real firm: the facts that the draft uses are copied as they stand today, under a name that the officer chooses. Finding and reading a firm
/// is recorded; what identifies a firm or a person is never copied.
/// </summary>
public sealed class FirmFreezing(
    Recorder recorder,
    ItemCaseDesk desk,
    FirmFacts facts,
    PlanReader plans,
    Explainer explainer,
    AttributeCatalog catalog,
    AuditTrail audit,
    BusinessClock clock
)
{
    private const int MostFound = 10;
    private const int ShortestWords = 2;
    private const int LongestWords = 60;

    private static readonly string[] Identifying = ["enterprise_name", "unified_social_credit_code", "legal_representative"];

    /// <summary>Firms of the department's territory by a part of the name or by the whole credit code, at most ten; the look is recorded.</summary>
    public Task<Result<IReadOnlyList<FirmChoice>>> FindAsync(PersonId personId, long draftId, string words, CancellationToken ct) =>
        recorder.WriteAsync<IReadOnlyList<FirmChoice>>(
            async db =>
            {
                var (text, badText) = WorkText.Read(words, CaseDeskWording.Words, LongestWords);
                var (loaded, why) = await desk.LoadAsync(db, personId, draftId, ct);
                if (loaded is null || text is null)
                {
                    return loaded is null ? WorkText.Refuse<IReadOnlyList<FirmChoice>>(why) : WorkText.Refuse<IReadOnlyList<FirmChoice>>(badText);
                }

                if (text.Length < ShortestWords)
                {
                    return Result.Fail<IReadOnlyList<FirmChoice>>(DataDiagnostics.WorkTextShape, CaseDeskWording.NoWords);
                }

                var prefix = Jurisdiction.PrefixOf(await RegionAsync(db, loaded, ct));
                var code = text.ToUpperInvariant();
                var found = await db
                    .Firms.AsNoTracking()
                    .Where(f => (f.CreditCode == code || f.Name.Contains(text)) && (prefix == "" || (f.Region != null && f.Region.StartsWith(prefix))))
                    .OrderBy(f => f.Name)
                    .Take(MostFound)
                    .Select(f => new FirmChoice(f.Id, f.Name, f.CreditCode))
                    .ToListAsync(ct);
                audit.Add(db, loaded.Actor, AuditAction.DraftRead, loaded.Subject, CaseDeskWording.Searched(text, found.Count));
                return Result.Ok<IReadOnlyList<FirmChoice>>(found);
            },
            ct
        );

    /// <summary>Freezes a firm as a case and returns its number. Expected: null for the result that the saved draft gives now.</summary>
    public async Task<Result<int>> FreezeAsync(PersonId personId, long draftId, long firmId, string name, CaseExpectation? expected, CancellationToken ct)
    {
        var copied = await recorder.WriteAsync(db => CopyAsync(db, personId, draftId, firmId, name, ct), ct);
        if (copied.Value is not { } copy)
        {
            return Result.Fail<int>(copied.Diagnostics);
        }

        var today = clock.Today;
        var entry = new CaseEntry(name, copy.Facts.ToJson(), today, expected ?? copy.Runner.Run(copy.Facts.Over(copy.Ground, today)).Answer);
        return await recorder.WriteAsync<int>(
            async db =>
            {
                var (loaded, why) = await desk.LoadAsync(db, personId, draftId, ct);
                if (loaded is null)
                {
                    return WorkText.Refuse<int>(why);
                }

                var read = CaseCheck.Read(entry, catalog, today);
                return read.Value is { } one ? await desk.AddAsync(db, loaded, one, CaseOrigin.Firm, ct) : Result.Fail<int>(read.Diagnostics);
            },
            ct
        );
    }

    private async Task<Result<Copy>> CopyAsync(PolicyMarketDb db, PersonId personId, long draftId, long firmId, string name, CancellationToken ct)
    {
        var (loaded, why) = await desk.LoadAsync(db, personId, draftId, ct);
        if (loaded is null)
        {
            return WorkText.Refuse<Copy>(why);
        }

        if (loaded.Draft.Content.Read(catalog).Value is not { } rule)
        {
            return Result.Fail<Copy>(DataDiagnostics.DraftIncomplete, CaseDeskWording.NotReadable);
        }

        var firm = await db.Firms.AsNoTracking().Where(f => f.Id == firmId).Select(f => new { f.Region }).SingleOrDefaultAsync(ct);
        if (firm is null || !Jurisdiction.Covers(await RegionAsync(db, loaded, ct), firm.Region))
        {
            return WorkText.Refuse<Copy>(firm is null ? WorkText.NotFound(CaseDeskWording.ThisFirm) : WorkText.NotYours(CaseDeskWording.OutOfTerritory));
        }

        audit.Add(db, loaded.Actor, AuditAction.FirmRead, $"firm:{firmId}", CaseDeskWording.Frozen(name.Trim()));
        return await ReadAsync(db, rule, firmId, ct);
    }

    private async Task<Result<Copy>> ReadAsync(PolicyMarketDb db, PolicyRule rule, long firmId, CancellationToken ct)
    {
        try
        {
            var today = clock.Today;
            var parameters = await ParameterTable.ReadAsync(db, catalog, today, ct);
            var firm = (await facts.ReadManyAsync(db, parameters, [firmId], today, ct)).Single();
            var awards = rule.Awards.IsEmpty ? AwardIndex.Empty : (await plans.ReadAsync(db, today, ct)).Awards.Index;
            var runner = new CaseRunner(rule, catalog);
            var known = DerivedFacts.Complete(explainer.Ground(runner.Rule, firm.Facts, awards), catalog);
            var told = runner.Attributes.Select(attribute => KeyValuePair.Create(attribute, Copied(attribute, known)));
            return Result.Ok(new Copy(runner, CaseFacts.Of(told), firm.Facts));
        }
        catch (DamagedRecordException damage) when (damage.IsOf<SheetDamage>())
        {
            return Result.Fail<Copy>(DataDiagnostics.FirmDataDamaged, CaseDeskWording.FirmDamaged);
        }
    }

    /// <summary>A set of which some members are not recognised is not known, as far as a case can tell.</summary>
    private static FactValue? Copied(string attribute, Facts known) =>
        Array.Exists(Identifying, name => attribute == name || attribute.StartsWith(name + "@", StringComparison.Ordinal))
        || known[attribute] is SetFact { IsPartial: true }
            ? null
            : known[attribute];

    private static Task<string?> RegionAsync(PolicyMarketDb db, LoadedCases loaded, CancellationToken ct) =>
        db.Departments.AsNoTracking().Where(d => d.Id == loaded.DepartmentId).Select(d => d.Region).SingleOrDefaultAsync(ct);

    private sealed record Copy(CaseRunner Runner, CaseFacts Facts, Facts Ground);
}
