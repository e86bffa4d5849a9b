using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Imports;

/// <summary>Takes dated parameters in, all or none. The same again changes nothing; another value for the same name, region and first day is refused.</summary>
public sealed class ParameterIntake(Recorder recorder, AuditTrail audit, AttributeCatalog catalog)
{
    /// <summary>An administrator sends them; null: the command line, or the making of demonstration data. Answers how many are new.</summary>
    public Task<WorkResult<int>> TakeInAsync(long? personId, IReadOnlyCollection<NewParameter> parameters, CancellationToken ct) =>
        recorder.WriteAsync<int>(async db =>
        {
            var (actor, why) = personId is { } id ? await ActorCheck.DemandAsync(db, id, ct, Roles.Administrator) : (Actor.System("命令行"), null);
            if (actor is null)
            {
                return WorkText.Refuse<int>(why);
            }

            var wrong = parameters.SelectMany(Demand).ToList();
            if (wrong.Count > 0)
            {
                return WorkResult.Refused<int>(wrong);
            }

            var known = await db.ParameterValues.ToDictionaryAsync(row => (row.Name, row.Region, row.From), ct);
            var added = 0;
            foreach (var parameter in parameters)
            {
                var value = JsonOf(parameter.Value);
                if (!known.TryGetValue((parameter.Name, parameter.Region, parameter.From), out var there))
                {
                    db.ParameterValues.Add(new ParameterValue
                    {
                        Name = parameter.Name,
                        Region = parameter.Region,
                        From = parameter.From,
                        To = parameter.To,
                        Value = value,
                        Source = parameter.Source,
                    });
                    added++;
                }
                else if (there.Value != value)
                {
                    return WorkResult.Refused<int>(
                        DiagnosticCatalogue.WorkAlreadyThere,
                        $"参数 {parameter.Name} 自 {parameter.From:yyyy-MM-dd} 起已是 {there.Value}，与这次的 {value} 不同，什么也没有改动。新的标准请写新的起始日期。");
                }
            }

            if (added > 0)
            {
                audit.Add(db, actor, "import.parameters", "parameters", $"新参数 {added} 条");
            }

            return WorkResult.Done(added);
        }, ct);

    private IEnumerable<Diagnostic> Demand(NewParameter parameter)
    {
        if (!catalog.TryGet(parameter.Name, out var definition) || definition.Kind != AttributeKind.Parameter)
        {
            yield return new Diagnostic(DiagnosticCatalogue.FactUnknownAttribute, $"指标目录中没有参数“{parameter.Name}”。请核对名称；只有类别为“参数”的指标才能这样设置。", parameter.Name);
        }

        if (definition is not null && Plausibility.Fault(parameter.Value, definition, today: null) is { } fault)
        {
            yield return fault with { Where = parameter.Name };
        }

        if (parameter.Region.Length > 0 && !RegionTree.Exists(parameter.Region))
        {
            yield return new Diagnostic(DiagnosticCatalogue.RegionUnknown, $"没有行政区划代码“{parameter.Region}”。全国适用的请留空。", parameter.Name);
        }

        if (parameter.To < parameter.From)
        {
            yield return new Diagnostic(DiagnosticCatalogue.WorkDateRange, $"参数的截止日期 {parameter.To:yyyy-MM-dd} 早于起始日期 {parameter.From:yyyy-MM-dd}。", parameter.Name);
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
