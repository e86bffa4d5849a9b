using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Imports.Deliveries;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Findings;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Imports;

/// <summary>
/// Takes policy items in from the JSON exchange form, all or none. An item whose text differs gets a new version; the same text changes nothing.
/// </summary>
public sealed partial class PolicyImport(
    Recorder recorder,
    IOpenOffers offers,
    StaleDrafts drafts,
    AuditTrail audit,
    BusinessClock clock,
    AttributeCatalog catalog,
    ImportMetrics metrics,
    ILogger<PolicyImport> log
)
{
    /// <summary>An administrator sends the file; null: the command line, or the starter library. The stream stays open.</summary>
    public Task<Result<PolicyImportReport>> ImportAsync(PersonId? personId, Stream json, string fileName, CancellationToken ct) =>
        ImportAsync(personId, json, fileName, PunctuationChoice.Keep, ct);

    /// <summary>The same, with the sender's decision about half-width punctuation.</summary>
    public async Task<Result<PolicyImportReport>> ImportAsync(
        PersonId? personId,
        Stream json,
        string fileName,
        PunctuationChoice punctuation,
        CancellationToken ct
    )
    {
        var result = await TraceSources.Imports.RunAsync("imports.policies", _ => TakeInAsync(personId, json, fileName, punctuation, ct));
        metrics.Count(ImportMetrics.Policies, result.Value is { } report ? report.NewVersions : null);
        if (result.Value is { } stored)
        {
            LogStored(stored.Sentence);
        }
        else
        {
            LogRefused(result.Diagnostics.Length, result.Why);
        }

        return result;
    }

    /// <summary>The changes that the file would publish, in words; nothing is stored. Refuses what the import would refuse.</summary>
    public async Task<Result<DeliveryQuestion>> PreviewAsync(
        PersonId? personId,
        Stream json,
        string fileName,
        PunctuationChoice punctuation,
        CancellationToken ct
    )
    {
        var (file, _) = await ReadAsync(json, punctuation, ct);
        await using var taken = file;
        var read = PolicyExchange.Read(taken, catalog);
        if (!read.Succeeded)
        {
            return Result.Fail<DeliveryQuestion>(read.Diagnostics);
        }

        var preview = new PolicyPreview(catalog);
        DeliveryQuestion? shown = null;
        var refused = await recorder.WriteAsync<PolicyImportReport>(
            async db =>
            {
                var stored = await StoreAsync(db, personId, read.Value, Path.GetFileName(fileName), preview, ct);
                if (stored.Value is { } report)
                {
                    shown = preview.Question(report, await offers.CountAsync(db, preview.Changed, ct));
                }

                // A refusal rolls back whatever was written.
                return stored.Succeeded ? Result.Fail<PolicyImportReport>(DataDiagnostics.PolicyOverview, shown?.Sentence ?? "") : stored;
            },
            ct
        );
        return shown is null ? Result.Fail<DeliveryQuestion>(refused.Diagnostics) : Result.Ok(shown);
    }

    private async Task<Result<PolicyImportReport>> TakeInAsync(
        PersonId? personId,
        Stream json,
        string fileName,
        PunctuationChoice punctuation,
        CancellationToken ct
    )
    {
        var (file, notes) = await ReadAsync(json, punctuation, ct);
        await using var taken = file;
        var read = PolicyExchange.Read(taken, catalog);
        if (!read.Succeeded)
        {
            return Result.Fail<PolicyImportReport>(read.Diagnostics);
        }

        var stored = await recorder.WriteAsync(db => StoreAsync(db, personId, read.Value, Path.GetFileName(fileName), preview: null, ct), ct);
        return stored.Value is { } report
            ? Result.Ok(report with { Warnings = [.. report.Warnings, .. Warnings(read.Value), .. PunctuationFindings.Of(notes, punctuation)] })
            : stored;
    }

    /// <summary>The file as it is to be stored, and what is to be said of its punctuation.</summary>
    private static async Task<(Stream File, ImmutableArray<PunctuationNote> Notes)> ReadAsync(
        Stream json,
        PunctuationChoice punctuation,
        CancellationToken ct
    )
    {
        var file = new MemoryStream();
        await json.CopyToAsync(file, ct);
        file.Position = 0;
        var notes = PolicyPunctuation.NotesOf(file);
        file.Position = 0;
        return notes.IsEmpty || punctuation == PunctuationChoice.Keep || PolicyPunctuation.Corrected(file) is not { } corrected
            ? (file, notes)
            : (new MemoryStream(corrected), notes);
    }

    private ImmutableArray<Diagnostic> Warnings(ImmutableArray<PolicyRule> rules) =>
        [
            .. rules.SelectMany((rule, place) => PolicyWarnings.Of(rule, catalog, string.Create(CultureInfo.InvariantCulture, $"$[{place}]"))),
            .. BenefitFindings.Of(rules, catalog, clock.Today),
            .. HandlingFindings.Of(rules),
            .. SourceFindings.Of(rules),
        ];

    /// <summary>Amounts that refer to items that are neither in the file nor published, or to each other in a circle.</summary>
    private async Task<ImmutableArray<Diagnostic>> FaultsAsync(PolicyMarketDb db, ImmutableArray<PolicyRule> rules, CancellationToken ct)
    {
        var published = rules.All(rule => rule.Awards.IsEmpty) && !await IsAnyReferringAsync(db, ct) ? null : await PublishedAsync(db, ct);
        return [.. AwardReferences.Faults(rules, published, place => string.Create(CultureInfo.InvariantCulture, $"$[{place}]"))];
    }

    private async Task<Result<PolicyImportReport>> StoreAsync(
        PolicyMarketDb db,
        PersonId? personId,
        ImmutableArray<PolicyRule> rules,
        string fileName,
        PolicyPreview? preview,
        CancellationToken ct
    )
    {
        var (actor, why) = personId is { } id
            ? await ActorCheck.DemandAsync(db, id, ct, Roles.Administrator)
            : Result.Ok(Actor.System(ImportWording.CommandLine));
        if (actor is null)
        {
            return WorkText.Refuse<PolicyImportReport>(why);
        }

        var faults = await FaultsAsync(db, rules, ct);
        if (!faults.IsEmpty)
        {
            return Result.Fail<PolicyImportReport>(faults);
        }

        var departments = await VersionWriting.StoreDepartmentsAsync(db, rules, ct);
        var (documents, newDocuments) = await VersionWriting.StoreDocumentsAsync(db, rules, ct);
        await db.SaveChangesAsync(ct);
        var codes = rules.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var stored = await db.PolicyItems.ToListAsync(ct);
        var items = stored.Where(item => codes.Contains(item.Code)).ToDictionary(item => item.Code, StringComparer.Ordinal);
        var current = await CurrentFingerprintsAsync(db, ct);
        var returns = await ReturnsAsync(db, rules, current, items, ct);
        var (newItems, newVersions) = (0, 0);
        var renewed = new List<long>();
        foreach (var rule in rules)
        {
            if (!items.TryGetValue(rule.Id, out var item))
            {
                item = new PolicyItem { Code = rule.Id };
                db.PolicyItems.Add(item);
                newItems++;
                preview?.AddNew(rule);
            }
            else if (current.GetValueOrDefault(item.Id) == rule.Fingerprint)
            {
                continue;
            }
            else
            {
                newVersions++;
                renewed.Add(item.Id);
                preview?.AddChanged(await CurrentAsync(db, item, ct), rule, item.CurrentNumber + 1);
            }

            item.DocumentId = documents[VersionWriting.KeyOf(rule.Document)].Id;
            item.DepartmentId = departments[VersionWriting.FirstDepartment(rule)].Id;
            item.CurrentNumber++;
            db.PolicyItemVersions.Add(VersionWriting.VersionOf(item, rule, clock.UtcNow));
        }

        if (renewed.Count > 0)
        {
            await db.SaveChangesAsync(ct);
            await offers.RefreshAsync(db, renewed, ct);
            returns = [.. returns, .. await drafts.TellAsync(db, renewed, ct)];
        }

        var report = new PolicyImportReport(newDocuments, newItems, newVersions, rules.Length - newItems - newVersions) { Warnings = returns };
        if (!report.IsRepeat)
        {
            audit.Add(db, actor, AuditAction.ImportPolicies, $"file:{fileName}", report.Sentence);
        }

        return Result.Ok(report);
    }

    /// <summary>
    /// Warns of items whose text is that of an earlier version: an old file may have been sent by mistake, and it has no date that would say so.
    /// </summary>
    private static async Task<ImmutableArray<Diagnostic>> ReturnsAsync(
        PolicyMarketDb db,
        ImmutableArray<PolicyRule> rules,
        Dictionary<long, string> current,
        Dictionary<string, PolicyItem> items,
        CancellationToken ct
    )
    {
        var changed = rules
            .Where(rule => items.TryGetValue(rule.Id, out var item) && current.GetValueOrDefault(item.Id) != rule.Fingerprint)
            .ToDictionary(rule => items[rule.Id].Id);
        if (changed.Count == 0)
        {
            return [];
        }

        var versions = await db
            .PolicyItemVersions.AsNoTracking()
            .Where(version => changed.Keys.Contains(version.ItemId))
            .OrderBy(version => version.Number)
            .Select(version => new
            {
                version.ItemId,
                version.Number,
                version.Fingerprint,
            })
            .ToListAsync(ct);
        return
        [
            .. versions
                .Where(version => version.Fingerprint == changed[version.ItemId].Fingerprint)
                .DistinctBy(version => version.ItemId)
                .Select(version => new Diagnostic(
                    DataDiagnostics.PolicyReturns,
                    ImportWording.EarlierVersionReturns(changed[version.ItemId].Title, version.Number),
                    changed[version.ItemId].Id
                )),
        ];
    }

    private static async Task<bool> IsAnyReferringAsync(PolicyMarketDb db, CancellationToken ct) =>
        await db.PolicyItemVersions.AnyAsync(version => version.AmountText != null && version.AmountText.Contains(AwardName.Function + "("), ct);

    /// <summary>The current version of every item by its code.</summary>
    private async Task<Dictionary<string, PolicyRule>> PublishedAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var texts = await db
            .PolicyItemVersions.AsNoTracking()
            .Join(
                db.PolicyItems,
                version => new { Id = version.ItemId, version.Number },
                item => new { item.Id, Number = item.CurrentNumber },
                (version, _) => version.RuleJson
            )
            .ToListAsync(ct);
        return texts.Select(Read).ToDictionary(rule => rule.Id, StringComparer.Ordinal);

        PolicyRule Read(string text)
        {
            using var json = JsonDocument.Parse(text);
            return PolicyExchange.ReadOne(json.RootElement, catalog, "$").Required;
        }
    }

    /// <summary>The version in the record before this file; null when it cannot be read.</summary>
    private async Task<PolicyRule?> CurrentAsync(PolicyMarketDb db, PolicyItem item, CancellationToken ct)
    {
        var text = await db
            .PolicyItemVersions.AsNoTracking()
            .Where(version => version.ItemId == item.Id && version.Number == item.CurrentNumber)
            .Select(version => version.RuleJson)
            .SingleAsync(ct);
        using var json = JsonDocument.Parse(text);
        return PolicyExchange.ReadOne(json.RootElement, catalog, "$").Value;
    }

    private static async Task<Dictionary<long, string>> CurrentFingerprintsAsync(PolicyMarketDb db, CancellationToken ct) =>
        await db
            .PolicyItemVersions.AsNoTracking()
            .Join(
                db.PolicyItems,
                version => new { Id = version.ItemId, version.Number },
                item => new { item.Id, Number = item.CurrentNumber },
                (version, _) => new { version.ItemId, version.Fingerprint }
            )
            .ToDictionaryAsync(row => row.ItemId, row => row.Fingerprint, ct);

    [LoggerMessage(Level = LogLevel.Information, Message = "政策导入：{Sentence}")]
    private partial void LogStored(string sentence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "政策没有导入：{Count} 处问题，先是 {First}")]
    private partial void LogRefused(int count, string? first);
}
