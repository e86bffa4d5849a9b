using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Sampling;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands;

/// <summary>`check …`; here `check agreement`: all engines against the Explainer on a random market, pair by pair.</summary>
internal static class CheckCommand
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Terminal terminal) =>
        new("check", "核对：记录与封印、数据库文件，或程序自身的算法")
        {
            CheckRecordCommand.Create(terminal),
            CheckLedgerCommand.Create(terminal),
            Agreement(terminal),
            CheckDatabaseCommand.Create(terminal),
        };

    private static Command Agreement(Terminal terminal)
    {
        var pairs = new Option<long>("--pairs")
        {
            Description = "至少核对多少对企业与事项（默认 1000000）",
            HelpName = "对数",
            DefaultValueFactory = _ => 1_000_000,
        };
        var seed = new Option<ulong>("--seed")
        {
            Description = "随机种子；同一种子的事项和企业永远相同（默认 1）",
            HelpName = "种子",
            DefaultValueFactory = _ => 1,
        };
        var threads = CommandOptions.Threads();
        var command = new Command(
            "agreement",
            "在随机的事项和企业上，逐对比较三个引擎（columnar、nrules、explainer）的结论，以及金额（到分）；发现不同时给出种子、事项和企业数据"
        )
        {
            pairs,
            seed,
            threads,
        };
        command.SetAction((parsed, ct) => Task.Run(() => Run(parsed.GetValue(pairs), parsed.GetValue(seed), parsed.GetValue(threads), terminal, ct), ct));
        return command;
    }

    private static int Run(long pairs, ulong seed, int threads, Terminal terminal, CancellationToken ct)
    {
        if (pairs < 1 || threads is < 1 or > 64)
        {
            return terminal.Say(ExitCodes.BadInput, "--pairs 至少为 1，--threads 为 1 至 64。什么也没有做。");
        }

        using var progress = new ProgressLine(terminal);
        var began = Stopwatch.GetTimestamp();
        var tally = new Tally();
        Parallel.For(
            0,
            threads,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = ct },
            _ =>
            {
                while (tally.NextBatch(pairs) is { } batch)
                {
                    ct.ThrowIfCancellationRequested();
                    tally.Add(PolicyMarket.Rules.Sampling.Agreement.Check(seed, batch));
                    progress.Show(() =>
                        string.Create(CultureInfo.InvariantCulture, $"已核对 {tally.Pairs:#,##0} 对（{Math.Min(100, tally.Pairs * 100d / pairs):0}%）")
                    );
                }
            }
        );
        progress.Dispose();
        if (tally.Difference is { } difference)
        {
            terminal.Out.WriteLine(Report(difference));
            return ExitCodes.Refused;
        }

        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        terminal.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"一致。种子 {seed}：核对 {tally.Pairs:#,##0} 对（{tally.Batches:#,##0} 批），其中符合 {tally.Eligible:#,##0}、缺数据 {tally.Unknown:#,##0}、有金额 "
                    + $"{tally.Paid:#,##0}；用时 {took:0.0} 秒，每秒 {tally.Pairs / took:#,##0} 对。"
            )
        );
        return ExitCodes.Done;
    }

    private static string Report(Disagreement one) =>
        new StringBuilder()
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"不一致。种子 {one.Seed}，第 {one.Batch} 批，第 {one.Row} 家企业，事项 {one.Item.Id}，方式：{one.Variant}"
            )
            .AppendLine($"逐条解释：{one.Expected}")
            .AppendLine($"匹配引擎：{one.Actual}")
            .AppendLine($"事项：{Json(writer => PolicyExchange.Write(one.Item, writer))}")
            .Append($"企业：{Json(one.Facts.Write)}")
            .ToString();

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Progress of all threads; the first difference ends the work.</summary>
    private sealed class Tally
    {
        private readonly Lock sync = new();
        private long started;

        public long Pairs { get; private set; }

        public long Batches { get; private set; }

        public long Eligible { get; private set; }

        public long Unknown { get; private set; }

        public long Paid { get; private set; }

        public Disagreement? Difference { get; private set; }

        /// <summary>Null when there is enough, or a difference.</summary>
        public long? NextBatch(long wanted)
        {
            lock (sync)
            {
                return Pairs >= wanted || Difference is not null ? null : started++;
            }
        }

        public void Add(AgreementResult result)
        {
            lock (sync)
            {
                Pairs += result.Pairs;
                Batches++;
                Eligible += result.Eligible;
                Unknown += result.Unknown;
                Paid += result.Paid;
                Difference ??= result.Difference;
            }
        }
    }
}
