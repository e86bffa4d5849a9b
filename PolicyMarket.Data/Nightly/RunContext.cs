using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Nightly;

/// <summary>Inputs that concern every firm: where they differ from the run before, everything is decided and compared again.</summary>
internal static class RunContext
{
    /// <summary>
    /// SHA-256 hex over the parameters, past ones too (a value by month may be asked for), the assessed periods, the territories of the departments and the
    /// builds of the programs that decide.
    /// </summary>
    public static async Task<string> ReadAsync(PolicyMarketDb db, DateOnly asOf, CancellationToken ct)
    {
        var text = new StringBuilder()
            .Append(typeof(AttributeCatalog).Module.ModuleVersionId)
            .Append('\n')
            .Append(typeof(RunContext).Module.ModuleVersionId)
            .Append('\n')
            .Append(AssessedPeriods.On(asOf).ToString())
            .Append('\n');
        var parameters = await db
            .ParameterValues.AsNoTracking()
            .Where(p => p.From <= asOf)
            .OrderBy(p => p.From)
            .ThenBy(p => p.Id)
            .Select(p => new
            {
                p.Name,
                p.Region,
                p.From,
                p.To,
                p.Value,
            })
            .ToListAsync(ct);
        text.Append(ParameterTable.MonthOf(asOf, parameters.Count)).Append('\n');
        foreach (var p in parameters)
        {
            text.Append(p.Name)
                .Append('\t')
                .Append(p.Region)
                .Append('\t')
                .Append(p.From.DayNumber)
                .Append('\t')
                .Append(p.To < asOf ? "over" : "")
                .Append('\t')
                .Append(p.Value)
                .Append('\n');
        }

        text.Append((await ResponsibleDesks.ReadAsync(db, ct)).Signature);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
