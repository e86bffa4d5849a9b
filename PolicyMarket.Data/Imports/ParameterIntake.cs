using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Imports;

/// <summary>Takes dated parameters in, all or none. The same again changes nothing; another value for the same name, region and first day is refused.</summary>
public sealed class ParameterIntake(Recorder recorder, AuditTrail audit, AttributeCatalog catalog, ImportMetrics metrics)
{
    private const int LongestSource = 200;

    /// <summary>A file of parameters (CSV or XLSX); sent by an administrator, null: the command line. Returns how many are new.</summary>
    public async Task<Result<int>> TakeInFileAsync(PersonId? personId, Stream file, CancellationToken ct)
    {
        var parameters = await ParameterFile.ReadAsync(file, catalog, ct);
        var result = parameters.Succeeded ? await TakeInAsync(personId, parameters.Value, ct) : Result.Fail<int>(parameters.Diagnostics);
        metrics.Count(ImportMetrics.Parameters, result.Succeeded ? result.Value : null);
        return result;
    }

    /// <summary>One parameter as it is typed. Returns 1 when it is new, 0 when it was there.</summary>
    public async Task<Result<int>> SetAsync(PersonId? personId, TypedParameter typed, CancellationToken ct)
    {
        var parameter = ParameterFile.Read(typed, catalog, where: null);
        return parameter.Succeeded ? await TakeInAsync(personId, [parameter.Value], ct) : Result.Fail<int>(parameter.Diagnostics);
    }

    /// <summary>An administrator sends them; null: the command line, or the making of demonstration data. Returns how many are new.</summary>
    internal Task<Result<int>> TakeInAsync(PersonId? personId, IReadOnlyCollection<NewParameter> parameters, CancellationToken ct) =>
        recorder.WriteAsync<int>(
            async db =>
            {
                var (actor, why) = personId is { } id
                    ? await ActorCheck.DemandAsync(db, id, ct, Roles.Administrator)
                    : Result.Ok(Actor.System(ImportWording.CommandLine));
                if (actor is null)
                {
                    return WorkText.Refuse<int>(why);
                }

                var wrong = parameters.SelectMany(Demand).ToList();
                if (wrong.Count > 0)
                {
                    return Result.Fail<int>(wrong);
                }

                var known = await db.ParameterValues.ToDictionaryAsync(row => (row.Name, row.Region, row.From), ct);
                var added = new List<string>();
                foreach (var parameter in parameters)
                {
                    var row = RowOf(parameter);
                    if (known.TryAdd((row.Name, row.Region, row.From), row))
                    {
                        db.ParameterValues.Add(row);
                        added.Add($"{row.Name} {row.Region} {row.From:yyyy-MM-dd} {row.Value}");
                    }
                    else if (known[(row.Name, row.Region, row.From)] is var there && (there.Value != row.Value || there.To != row.To))
                    {
                        return Result.Fail<int>(
                            DataDiagnostics.WorkAlreadyThere,
                            ImportWording.ParameterValueDiffers(row.Name, row.From, there.Value, Until(there), row.Value, Until(row))
                        );
                    }
                }

                if (added.Count > 0)
                {
                    audit.Add(
                        db,
                        actor,
                        AuditAction.ImportParameters,
                        "parameters",
                        ImportWording.ParametersAdded(added.Count, string.Join("；", added.Take(20)))
                    );
                }

                return Result.Ok(added.Count);
            },
            ct
        );

    private static ParameterValue RowOf(NewParameter parameter) =>
        new()
        {
            Name = parameter.Name,
            Region = parameter.Region,
            From = parameter.From,
            To = parameter.To,
            Value = JsonOf(parameter.Value),
            Source = parameter.Source,
        };

    private static string Until(ParameterValue row) => row.To is { } to ? ImportWording.UntilDay(to) : "";

    private IEnumerable<Diagnostic> Demand(NewParameter parameter)
    {
        if (!catalog.TryGet(parameter.Name, out var definition) || definition.Kind != AttributeKind.Parameter)
        {
            yield return new Diagnostic(DiagnosticCatalogue.FactUnknownAttribute, ImportWording.ParameterUnknown(parameter.Name), parameter.Name);
        }

        if (definition is not null && Plausibility.Fault(parameter.Value, definition, today: null) is { } fault)
        {
            yield return fault with
            {
                Where = parameter.Name,
            };
        }

        if (parameter.Region.Length > 0 && !RegionTree.Exists(parameter.Region))
        {
            yield return new Diagnostic(DiagnosticCatalogue.RegionUnknown, ImportWording.RegionUnknown(parameter.Region), parameter.Name);
        }

        foreach (var badSource in WorkText.Read(parameter.Source, "依据", LongestSource).Diagnostics)
        {
            yield return badSource with
            {
                Where = parameter.Name,
            };
        }

        if (parameter.To < parameter.From)
        {
            yield return new Diagnostic(
                DataDiagnostics.WorkDateRange,
                ImportWording.ParameterEndsBeforeStart(parameter.To, parameter.From),
                parameter.Name
            );
        }
    }

    private static string JsonOf(FactValue value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            FactJson.Write(value, writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
