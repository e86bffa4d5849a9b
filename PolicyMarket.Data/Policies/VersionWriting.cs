using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Policies;

/// <summary>Rows of published texts, made from rules that a reader has checked: documents, departments that they name, and versions.</summary>
internal static class VersionWriting
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The version that the item's current number counts.</summary>
    public static PolicyItemVersion VersionOf(PolicyItem item, PolicyRule rule, DateTime publishedAt) =>
        new()
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
            PublishedAt = publishedAt,
        };

    public static async Task<Dictionary<string, Department>> StoreDepartmentsAsync(
        PolicyMarketDb db,
        ImmutableArray<PolicyRule> rules,
        CancellationToken ct
    )
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
    public static async Task<(Dictionary<(string Title, string Number), PolicyDocument> Documents, int Added)> StoreDocumentsAsync(
        PolicyMarketDb db,
        ImmutableArray<PolicyRule> rules,
        CancellationToken ct
    )
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

    public static (string Title, string Number) KeyOf(PolicyText text) => (text.Title, text.Number ?? "");

    /// <summary>The department that answers for the item.</summary>
    public static string FirstDepartment(PolicyRule rule) => rule.Department.Split('、', ',', '，', '/')[0].Trim();

    /// <summary>The rule in the exchange form.</summary>
    public static string JsonOf(PolicyRule rule)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            PolicyExchange.Write(rule, writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
