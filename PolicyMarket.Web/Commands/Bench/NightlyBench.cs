using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Generation;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Opinions;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>The measurement: generated record, first night, delivery of changes, second night, and the engine alone on what changed.</summary>
internal sealed class NightlyBench(DatabaseSession session, GenerationOrder order, (decimal Percent, int Items) change, Action<string> progress)
{
    private double generateSeconds;
    private double changeSeconds;
    private GenerationReport? delivered;
    private NightFigure? first;
    private NightFigure? second;
    private ChangedOnlyBench? engine;

    /// <summary>Null when all went well; otherwise why not.</summary>
    public async Task<string?> RunAsync(CancellationToken ct)
    {
        var market = session.Get<GeneratedMarket>();
        var steps = new ConsoleProgress<GenerationProgress>(step =>
            progress(string.Create(CultureInfo.InvariantCulture, $"{step.Phase}：{step.Done:#,##0} / {step.Total:#,##0}"))
        );
        var began = Stopwatch.GetTimestamp();
        var made = await market.GenerateAsync(order, steps, ct);
        generateSeconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (!made.Succeeded)
        {
            return made.Why;
        }

        ForgetPeak();
        var (night, why) = await NightAsync("第一晚", ct);
        if (night is null)
        {
            return why;
        }

        first = night;
        began = Stopwatch.GetTimestamp();
        var changed = await market.ChangeAsync(change.Percent, change.Items, steps, ct);
        changeSeconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (!changed.Succeeded)
        {
            return changed.Why;
        }

        delivered = changed.Value;
        ForgetPeak();
        (second, why) = await NightAsync("第二晚", ct);
        if (second is null)
        {
            return why;
        }

        progress("只算变化的部分……");
        engine = await ChangedOnlyBench.RunAsync(session, change.Percent, change.Items, ct);
        return null;
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteString("bench", "nightly");
        writer.WriteNumber("firms", order.Firms);
        writer.WriteNumber("items", order.Items);
        writer.WriteNumber("seed", order.Seed);
        writer.WriteSeconds("generate_s", generateSeconds);
        first?.Write(writer, "first_night");
        writer.WriteStartObject("delivery");
        writer.WriteNumber("changed_percent", change.Percent);
        writer.WriteNumber("changed_firms", delivered?.Firms ?? 0);
        writer.WriteNumber("changed_items", delivered?.Items ?? 0);
        writer.WriteSeconds("deliver_s", changeSeconds);
        writer.WriteEndObject();
        second?.Write(writer, "changed_night");
        engine?.Write(writer);
    }

    private async Task<(NightFigure? Night, string? Why)> NightAsync(string name, CancellationToken ct)
    {
        var steps = new ConsoleProgress<RunProgress>(step =>
            progress(
                step.FirmCount > 0
                    ? string.Create(CultureInfo.InvariantCulture, $"{name}，{step.Phase}：{step.FirmsDone:#,##0} / {step.FirmCount:#,##0} 家企业")
                    : $"{name}，{step.Phase}"
            )
        );
        var began = Stopwatch.GetTimestamp();
        var result = await session.Get<NightlyRun>().RunAsync(session.Get<BusinessClock>().Today, Actor.System("测速"), forceReason: "测速", steps, ct);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (result.Value is not { } summary)
        {
            return (null, result.Why);
        }

        await using var db = await session.Get<IDbContextFactory<PolicyMarketDb>>().CreateDbContextAsync(ct);
        var run = await db.MatchingRuns.AsNoTracking().SingleAsync(r => r.Id == summary.RunId, ct);
        var opinions = await db.SecondOpinions.AsNoTracking().Where(o => o.RunId == run.Id).ToListAsync(ct);
        return (new NightFigure(summary, run, opinions, seconds, BenchMachine.PeakMemoryMb), null);
    }

    /// <summary>
    /// The most memory is asked for again, so that a night does not answer for what was generated before it. Linux only; elsewhere the figure is that of the
    /// process.
    /// </summary>
    private static void ForgetPeak()
    {
        const string clearRefs = "/proc/self/clear_refs";
        GC.Collect();
        if (File.Exists(clearRefs))
        {
            File.WriteAllText(clearRefs, "5");
        }
    }
}
