using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Remarks;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Imports;

/// <summary>Takes policy items in from the JSON exchange form, all or none. An item whose text differs gets a new version; the same text changes nothing.</summary>
public sealed class PolicyImport(Recorder recorder, AuditTrail audit, BusinessClock clock, AttributeCatalog catalog)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An administrator sends the file; null: the command line, or the starter library. The stream stays open.</summary>
    public async Task<WorkResult<PolicyImportReport>> ImportAsync(long? personId, Stream json, string fileName, CancellationToken ct)
    {
        var read = PolicyExchange.Read(json, catalog);
        if (!read.IsValid)
        {
            return WorkResult.Refused<PolicyImportReport>(read.Diagnostics);
        }

        var stored = await recorder.WriteAsync(db => StoreAsync(db, personId, read.Value, Path.GetFileName(fileName), ct), ct);
        return stored.Value is { } report ? WorkResult.Done(report with { Warnings = Warnings(read.Value) }) : stored;
    }

    private ImmutableArray<Diagnostic> Warnings(ImmutableArray<PolicyRule> rules) =>
        [
            .. rules.SelectMany((rule, place) => RuleRemarkWords.Warnings(rule, catalog, string.Create(CultureInfo.InvariantCulture, $"$[{place}]"))),
            .. BenefitRemarks.Of(rules, catalog, clock.Today),
        ];

    private async Task<WorkResult<PolicyImportReport>> StoreAsync(PolicyMarketDb db, long? personId, ImmutableArray<PolicyRule> rules, string fileName, CancellationToken ct)
    {
        var (actor, why) = personId is { } id ? await ActorCheck.DemandAsync(db, id, ct, Roles.Administrator) : (Actor.System("命令行"), null);
        if (actor is null)
        {
            return WorkText.Refuse<PolicyImportReport>(why);
        }

        var departments = await StoreDepartmentsAsync(db, rules, ct);
        var (documents, newDocuments) = await StoreDocumentsAsync(db, rules, ct);
        await db.SaveChangesAsync(ct);
        var codes = rules.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        var items = (await db.PolicyItems.ToListAsync(ct)).Where(item => codes.Contains(item.Code)).ToDictionary(item => item.Code, StringComparer.Ordinal);
        var current = await CurrentFingerprintsAsync(db, ct);
        int newItems = 0, newVersions = 0;
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
            }

            item.DocumentId = documents[KeyOf(rule.Document)].Id;
            item.DepartmentId = departments[FirstDepartment(rule)].Id;
            item.CurrentNumber++;
            db.PolicyItemVersions.Add(VersionOf(item, rule));
        }

        var report = new PolicyImportReport(newDocuments, newItems, newVersions, rules.Length - newItems - newVersions);
        if (!report.IsRepeat)
        {
            audit.Add(db, actor, "import.policies", $"file:{fileName}", report.Sentence);
        }

        return WorkResult.Done(report);
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
