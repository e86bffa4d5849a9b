using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Demonstration.County;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Starter;

namespace PolicyMarket.Data.Demonstration;

/// <summary>
/// The items of the demonstration: the starter library, and items of the county and its city that are written for it and are no real documents. Their
/// dates follow the business date, so that they are in force whenever the demonstration is made.
/// </summary>
internal sealed class DemonstrationLibrary(
    IDbContextFactory<PolicyMarketDb> factory,
    PolicyImport policies,
    ItemDesk items,
    DemonstrationStaff staff,
    AttributeCatalog catalog,
    BusinessClock clock
)
{
    private const string CountyItems = "county-items.json";
    private const string AnnualItems = "annual-items.json";

    /// <summary>The invented items of the county and its city that run for some years; Year: that of the business date of the demonstration.</summary>
    public static ImmutableArray<PolicyRule> OfCounty(int year, AttributeCatalog catalog) => Read(CountyItems, year, catalog);

    /// <summary>The invented items that get a new document every year, as that of one year.</summary>
    public static ImmutableArray<PolicyRule> OfYear(int year, AttributeCatalog catalog) => Read(AnnualItems, year, catalog);

    public static ImmutableArray<PolicyRule> Starter(AttributeCatalog catalog)
    {
        using var starter = StarterFiles.Open(StarterFiles.Policies);
        return PolicyExchange.Read(starter, catalog).Required;
    }

    /// <summary>Takes in those that the record does not have yet.</summary>
    public async Task ImportAsync(IEnumerable<PolicyRule> rules, string fileName, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var there = await db.PolicyItems.Select(item => item.Code).ToHashSetAsync(StringComparer.Ordinal, ct);
        await TakeInAsync([.. rules.Where(rule => !there.Contains(rule.Id))], fileName, ct);
    }

    /// <summary>Takes in the items of a year: the first time as new ones, in each later year as new versions.</summary>
    public Task RenewAsync(IReadOnlyList<PolicyRule> rules, string fileName, CancellationToken ct) => TakeInAsync(rules, fileName, ct);

    /// <summary>The departments' words about the items that are there: carried out until the end of the year, checked or not.</summary>
    public async Task SettleAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var all = await db
            .PolicyItems.AsNoTracking()
            .Select(item => new
            {
                item.Id,
                item.Code,
                item.DepartmentId,
            })
            .ToDictionaryAsync(item => item.Code, StringComparer.Ordinal, ct);
        var officers = await staff.OfficersAsync(ct);
        var until = new DateOnly(clock.Today.Year, 12, 31);
        foreach (var item in DemonstrationItems.Confirmed.Where(all.ContainsKey).Select(code => all[code]))
        {
            DemonstrationStep.Demand(await items.ConfirmValidityAsync(officers[item.DepartmentId], item.Id, until, ct));
        }

        foreach (var item in DemonstrationItems.WithoutCheck.Where(all.ContainsKey).Select(code => all[code]))
        {
            DemonstrationStep.Demand(await items.SetPreCheckAsync(officers[item.DepartmentId], item.Id, needsPreCheck: false, ct));
        }
    }

    /// <summary>
    /// Publishes a new version, apply-free, of each of these awards that the county or those above it give, that is in the record and that passes the four
    /// admission tests today.
    /// </summary>
    public async Task MakeApplyFreeAsync(IEnumerable<PolicyRule> rules, string fileName, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var confirmed = await db.PolicyItems.AsNoTracking().ToDictionaryAsync(item => item.Code, item => item.ConfirmedUntil, StringComparer.Ordinal, ct);
        await TakeInAsync(
            [
                .. rules
                    .Where(rule =>
                        rule.IsPaidOut
                        && Jurisdiction.Covers(rule.Territory, DemonstrationRegion.Home.Region)
                        && confirmed.TryGetValue(rule.Id, out var until)
                        && AdmissionTest.IsPassed(rule, catalog, clock.Today, until)
                    )
                    .Select(rule => rule with { Mode = ClaimMode.ApplyFree }),
            ],
            fileName,
            ct
        );
    }

    private async Task TakeInAsync(IReadOnlyList<PolicyRule> rules, string fileName, CancellationToken ct)
    {
        if (rules.Count == 0)
        {
            return;
        }

        using var file = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(file))
        {
            writer.WriteStartArray();
            foreach (var rule in rules)
            {
                PolicyExchange.Write(rule, writer);
            }

            writer.WriteEndArray();
        }

        file.Position = 0;
        DemonstrationStep.Demand(await policies.ImportAsync(personId: null, file, fileName, ct));
    }

    private static ImmutableArray<PolicyRule> Read(string name, int year, AttributeCatalog catalog)
    {
        using var resource =
            typeof(DemonstrationLibrary).Assembly.GetManifestResourceStream($"PolicyMarket.Data.Demonstration.{name}")
            ?? throw new InvalidOperationException($"There is no file '{name}'.");
        using var reader = new StreamReader(resource);
        var text = reader
            .ReadToEnd()
            .Replace("{last}", Text(year - 1), StringComparison.Ordinal)
            .Replace("{year}", Text(year), StringComparison.Ordinal)
            .Replace("{next}", Text(year + 1), StringComparison.Ordinal);
        using var json = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        return PolicyExchange.Read(json, catalog).Required;
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
