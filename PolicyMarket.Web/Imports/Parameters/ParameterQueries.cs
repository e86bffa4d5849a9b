using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Web.Imports.Parameters;

/// <summary>Reads parameters for the page and the command.</summary>
public sealed class ParameterQueries(IDbContextFactory<PolicyMarketDb> factory, AttributeCatalog catalog, BusinessClock clock)
{
    private const int MostRows = 1000;

    /// <summary>Every parameter that the catalogue knows, in the order of their labels.</summary>
    public IReadOnlyList<AttributeDefinition> Known { get; } =
    [.. catalog.All.Where(a => a.Kind == AttributeKind.Parameter).OrderBy(a => a.Label, StringComparer.Ordinal)];

    /// <summary>The stored values by name and region, the newest first day first; none for whoever is no active administrator or supervisor now.</summary>
    public async Task<IReadOnlyList<ParameterRow>> ReadAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ActorReads.FindAsync(db, personId, ct, Roles.Administrator, Roles.Supervisor) is null ? [] : await ReadAsync(db, ct);
    }

    /// <summary>The same for the command line, which belongs to the operator of the machine.</summary>
    public async Task<IReadOnlyList<ParameterRow>> ReadForOperatorAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await ReadAsync(db, ct);
    }

    private async Task<IReadOnlyList<ParameterRow>> ReadAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var rows = await db
            .ParameterValues.AsNoTracking()
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Region)
            .ThenByDescending(p => p.From)
            .Take(MostRows)
            .ToListAsync(ct);
        var today = clock.Today;
        var latest = rows.Where(p => p.From <= today && (p.To is null || p.To >= today))
            .GroupBy(p => (p.Name, p.Region))
            .Select(g => g.First().Id)
            .ToHashSet();
        return
        [
            .. rows.Select(p => new ParameterRow(
                p.Name,
                catalog.TryGet(p.Name, out var known) ? known.Label : p.Name,
                p.Region.Length == 0 ? "全国" : RegionTree.FullName(p.Region),
                p.From,
                p.To,
                Display(p.Value, known),
                p.Source,
                latest.Contains(p.Id)
            )),
        ];
    }

    /// <summary>As screens show the value, with its unit; a stored text that cannot be read as it stands.</summary>
    private static string Display(string stored, AttributeDefinition? definition)
    {
        using var json = JsonDocument.Parse(stored);
        return definition is not null && FactJson.Read(json.RootElement, definition, definition.Name) is { Succeeded: true, Value: { } value }
            ? FactText.Display(value, definition)
            : stored;
    }
}
