using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Findings;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Imports;

/// <summary>
/// Takes policy items in from the JSON exchange form, all or none. An item whose text differs gets a new version; the same text changes nothing.
/// </summary>
public sealed class PolicyImport(Recorder recorder, IOpenOffers offers, AuditTrail audit, BusinessClock clock, AttributeCatalog catalog, ImportMetrics metrics)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An administrator sends the file; null: the command line, or the starter library. The stream stays open.</summary>
    public async Task<Result<PolicyImportReport>> ImportAsync(long? personId, Stream json, string fileName, CancellationToken ct)
    {
        var result = await TraceSources.Imports.RunAsync("imports.policies", _ => TakeInAsync(personId, json, fileName, ct));
        metrics.Count(ImportMetrics.Policies, result.Value is { } report ? report.NewVersions : null);
        return result;
    }

    private async Task<Result<PolicyImportReport>> TakeInAsync(long? personId, Stream json, string fileName, CancellationToken ct)
    {
        var read = PolicyExchange.Read(json, catalog);
        if (!read.Succeeded)
        {
            return Result.Fail<PolicyImportReport>(read.Diagnostics);
        }

        var stored = await recorder.WriteAsync(db => StoreAsync(db, personId, read.Value, Path.GetFileName(fileName), ct), ct);
        return stored.Value is { } report ? Result.Ok(report with { Warnings = [.. report.Warnings, .. Warnings(read.Value)] }) : stored;
    }

    private ImmutableArray<Diagnostic> Warnings(ImmutableArray<PolicyRule> rules) =>
        [
            .. rules.SelectMany((rule, place) => PolicyWarnings.Of(rule, catalog, string.Create(CultureInfo.InvariantCulture, $"$[{place}]"))),
            .. BenefitFindings.Of(rules, catalog, clock.Today),
        ];

    private async Task<Result<PolicyImportReport>> StoreAsync(PolicyMarketDb db, long? personId, ImmutableArray<PolicyRule> rules, string fileName, CancellationToken ct)
    {
        var (actor, why) = personId is { } id ? await ActorCheck.DemandAsync(db, id, ct, Roles.Administrator) : Result.Ok(Actor.System("命令行"));
        if (actor is null)
        {
            return WorkText.Refuse<PolicyImportReport>(why);
        }

        var published = rules.All(rule => rule.Awards.IsEmpty) && !await IsAnyReferringAsync(db, ct) ? null : await PublishedAsync(db, ct);
        var faults = AwardReferences.Faults(rules, published, place => string.Create(CultureInfo.InvariantCulture, $"$[{place}]"));
        if (!faults.IsEmpty)
        {
            return Result.Fail<PolicyImportReport>(faults);
        }

        var departments = await StoreDepartmentsAsync(db, rules, ct);
        var (documents, newDocuments) = await StoreDocumentsAsync(db, rules, ct);
        await db.SaveChangesAsync(ct);
        var codes = rules.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var items = (await db.PolicyItems.ToListAsync(ct)).Where(item => codes.Contains(item.Code)).ToDictionary(item => item.Code, StringComparer.Ordinal);
        var current = await CurrentFingerprintsAsync(db, ct);
        var returns = await ReturnsAsync(db, rules, current, items, ct);
        int newItems = 0, newVersions = 0;
        var renewed = new List<long>();
        foreach (var rule in rules)
        {
            if (!items.TryGetValue(rule.Id, out var item))
            {
                item = new PolicyItem { Code = rule.Id };
                db.PolicyItems.Add(item);
                newItems++;
            }
            else if (current.GetValueOrDefault(item.Id) == rule.Fingerprint)
            {
                continue;
            }
            else
            {
                newVersions++;
                renewed.Add(item.Id);
            }

            item.DocumentId = documents[KeyOf(rule.Document)].Id;
            item.DepartmentId = departments[FirstDepartment(rule)].Id;
            item.CurrentNumber++;
            db.PolicyItemVersions.Add(VersionOf(item, rule));
        }

        if (renewed.Count > 0)
        {
            await db.SaveChangesAsync(ct);
            await offers.RefreshAsync(db, renewed, ct);
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
        PolicyMarketDb db, ImmutableArray<PolicyRule> rules, Dictionary<long, string> current, Dictionary<string, PolicyItem> items, CancellationToken ct)
    {
        var changed = rules.Where(rule => items.TryGetValue(rule.Id, out var item) && current.GetValueOrDefault(item.Id) != rule.Fingerprint)
            .ToDictionary(rule => items[rule.Id].Id);
        if (changed.Count == 0)
        {
            return [];
        }

        var versions = await db.PolicyItemVersions.AsNoTracking().Where(version => changed.Keys.Contains(version.ItemId))
            .OrderBy(version => version.Number).Select(version => new { version.ItemId, version.Number, version.Fingerprint }).ToListAsync(ct);
        return
        [
            .. versions.Where(version => version.Fingerprint == changed[version.ItemId].Fingerprint).DistinctBy(version => version.ItemId).Select(version => new Diagnostic(
                DataDiagnostics.PolicyReturns, $"“{changed[version.ItemId].Title}”的内容与以前的第 {version.Number} 版相同，现在又成了最新版本。如果是误用了旧文件，请重新导入正确的文件。", changed[version.ItemId].Id)),
        ];
    }

    private static async Task<bool> IsAnyReferringAsync(PolicyMarketDb db, CancellationToken ct) =>
        await db.PolicyItemVersions.AnyAsync(version => version.AmountText != null && version.AmountText.Contains(AwardName.Function + "("), ct);

    /// <summary>The current version of every item by its code.</summary>
    private async Task<Dictionary<string, PolicyRule>> PublishedAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var texts = await db.PolicyItemVersions.AsNoTracking()
            .Join(db.PolicyItems, version => new { Id = version.ItemId, version.Number }, item => new { item.Id, Number = item.CurrentNumber }, (version, _) => version.RuleJson)
            .ToListAsync(ct);
        return texts.Select(Read).ToDictionary(rule => rule.Id, StringComparer.Ordinal);

        PolicyRule Read(string text)
        {
            using var json = JsonDocument.Parse(text);
            return PolicyExchange.ReadOne(json.RootElement, catalog, "$").Required;
        }
    }

    private PolicyItemVersion VersionOf(PolicyItem item, PolicyRule rule) => new()
    {
        Item = item,
        Number = item.CurrentNumber,
        Title = rule.Title,
        Summary = rule.Summary,
        Category = rule.Category,
        Mode = rule.Mode,
        DeclaredBenefit = rule.DeclaredBenefit,
        DeclaredDisclosure = rule.DeclaredDisclosure,
        Frequency = rule.Frequency,
        DepartmentText = rule.Department,
        ExclusiveGroup = rule.ExclusiveGroup,
        AmountText = rule.AmountText,
        CapFen = rule.Cap is { } cap ? Money.FromYuan(cap).Fen : null,
        RuleJson = JsonOf(rule),
        Fingerprint = rule.Fingerprint,
        PublishedAt = clock.UtcNow,
    };

    private static async Task<Dictionary<long, string>> CurrentFingerprintsAsync(PolicyMarketDb db, CancellationToken ct) =>
        await db.PolicyItemVersions.AsNoTracking()
            .Join(db.PolicyItems, version => new { Id = version.ItemId, version.Number }, item => new { item.Id, Number = item.CurrentNumber }, (version, _) => new { version.ItemId, version.Fingerprint })
            .ToDictionaryAsync(row => row.ItemId, row => row.Fingerprint, ct);

    private static async Task<Dictionary<string, Department>> StoreDepartmentsAsync(PolicyMarketDb db, ImmutableArray<PolicyRule> rules, CancellationToken ct)
    {
        // Of several departments of one key the first one keeps the item; which one checks a firm follows from their territories.
        var departments = (await db.Departments.OrderBy(department => department.Id).ToListAsync(ct))
            .DistinctBy(department => department.Key, StringComparer.Ordinal)
            .ToDictionary(department => department.Key, StringComparer.Ordinal);
        foreach (var key in rules.Select(FirstDepartment).Distinct(StringComparer.Ordinal))
        {
            if (!departments.ContainsKey(key))
            {
                // Administrators give the full name; until then the short one stands.
                departments[key] = new Department { Key = key, Name = key };
                db.Departments.Add(departments[key]);
            }
        }

        return departments;
    }

    /// <summary>A document is known by title and number; the first item of the file that names it says the rest.</summary>
    private static async Task<(Dictionary<(string Title, string Number), PolicyDocument> Documents, int Added)> StoreDocumentsAsync(
        PolicyMarketDb db, ImmutableArray<PolicyRule> rules, CancellationToken ct)
    {
        var documents = (await db.PolicyDocuments.ToListAsync(ct)).ToDictionary(document => (document.Title, document.Number));
        var added = 0;
        foreach (var text in rules.Select(rule => rule.Document).DistinctBy(KeyOf))
        {
            if (!documents.TryGetValue(KeyOf(text), out var document))
            {
                document = new PolicyDocument { Title = text.Title, Number = text.Number ?? "" };
                documents.Add(KeyOf(text), document);
                db.PolicyDocuments.Add(document);
                added++;
            }

            document.Issuer = text.Issuer;
            document.Level = text.Level;
            document.Region = text.Region;
            document.EffectiveFrom = text.EffectiveFrom;
            document.EffectiveTo = text.EffectiveTo;
        }

        return (documents, added);
    }

    private static (string Title, string Number) KeyOf(PolicyText text) => (text.Title, text.Number ?? "");

    private static string FirstDepartment(PolicyRule rule) => rule.Department.Split('、', ',', '，', '/')[0].Trim();

    private static string JsonOf(PolicyRule rule)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            PolicyExchange.Write(rule, writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
