using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands;

/// <summary>Firms from a stream through the matcher in blocks on several threads; the output keeps the order of the input.</summary>
internal sealed class PairStream(PairMatcher matcher, DateOnly today, Action<long> firmsDone)
{
    private const int BlockLines = 64;
    private const int MaxFaults = 20;
    private const int MostDoubts = 1_000;

    private readonly List<Diagnostic> doubts = [];
    private readonly HashSet<string> saidOf = new(StringComparer.Ordinal);

    private static readonly int Threads = Math.Max(2, Environment.ProcessorCount);

    /// <summary>Facts that were taken as not known, in the order of the file; one mention of each value is enough.</summary>
    public IReadOnlyList<Diagnostic> Doubts => doubts;

    /// <summary>Empty when every line was good; else what is wrong, and nothing after the first bad line is written.</summary>
    public async Task<ImmutableArray<Diagnostic>> RunAsync(Stream firms, Stream output, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        // The block being written and those in the channel are at work at the same time.
        var blocks = Channel.CreateBounded<Task<Block>>(new BoundedChannelOptions(Threads) { SingleReader = true, SingleWriter = true });
        var feeding = FeedAsync(firms, blocks.Writer, stop.Token);
        var seen = new HashSet<UInt128>();
        long done = 0;
        try
        {
            await foreach (var working in blocks.Reader.ReadAllAsync(ct))
            {
                var block = await working;
                var twice = block.Firms.FirstOrDefault(firm => !seen.Add(firm.Key));
                var length = twice?.Offset ?? (int)block.Lines.Length;
                await output.WriteAsync(block.Lines.GetBuffer().AsMemory(0, length), ct);
                if (twice is not null || !block.Faults.IsEmpty)
                {
                    return twice is null ? block.Faults : [Twice(twice)];
                }

                Note(block.Doubts);
                firmsDone(done += block.Firms.Count);
            }

            await feeding;
            return [];
        }
        finally
        {
            await stop.CancelAsync();
            await feeding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Note(IEnumerable<Diagnostic> found)
    {
        foreach (var doubt in found.Where(doubt => doubts.Count < MostDoubts && saidOf.Add(doubt.Message)))
        {
            doubts.Add(doubt);
        }
    }

    private static Diagnostic Twice(FirmPlace firm) =>
        new(DiagnosticCatalogue.JsonShape, $"企业 {firm.IdJson} 在文件中出现了两次，请合并为一行。", FirmLineReader.PlaceOf(firm.Number));

    private async Task FeedAsync(Stream firms, ChannelWriter<Task<Block>> blocks, CancellationToken ct)
    {
        try
        {
            var lines = new List<(long Number, ReadOnlyMemory<byte> Line)>(BlockLines);
            await foreach (var line in LineSplitter.ReadAsync(firms, ct))
            {
                lines.Add(line);
                if (lines.Count == BlockLines)
                {
                    await SendAsync(lines);
                    lines = new List<(long Number, ReadOnlyMemory<byte> Line)>(BlockLines);
                }
            }

            if (lines.Count > 0)
            {
                await SendAsync(lines);
            }

            blocks.Complete();
        }
        catch (Exception failure)
        {
            blocks.Complete(failure);
            throw;
        }

        async Task SendAsync(List<(long Number, ReadOnlyMemory<byte> Line)> lines) => await blocks.WriteAsync(Task.Run(() => Work(lines), ct), ct);
    }

    private Block Work(List<(long Number, ReadOnlyMemory<byte> Line)> lines)
    {
        var output = new MemoryStream();
        var faults = ImmutableArray.CreateBuilder<Diagnostic>();
        var firms = new List<FirmPlace>(lines.Count);
        var found = new List<Diagnostic>();
        foreach (var (number, line) in lines)
        {
            if (IsBlank(line.Span))
            {
                continue;
            }

            var read = line.Length > LineSplitter.MaxLine ? TooLong(number) : FirmLineReader.Read(number, line, matcher.Catalog);
            if (!read.Succeeded)
            {
                faults.AddRange(read.Diagnostics.Take(MaxFaults - faults.Count));
            }
            else if (faults.Count == 0)
            {
                firms.Add(new FirmPlace(KeyOf(read.Required.IdJson), read.Required.IdJson, number, checked((int)output.Length)));
                var (firm, doubtful) = FirmDoubts.Of(read.Required, matcher.Catalog, today);
                found.AddRange(doubtful);
                matcher.Write(firm, output);
            }
        }

        return new Block(output, faults.ToImmutable(), firms, found);
    }

    /// <summary>Half of a SHA-256 stands for the id, so that a million ids take little memory.</summary>
    private static UInt128 KeyOf(string idJson)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(idJson), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\r') < 0;

    private static Result<FirmLine> TooLong(long number) =>
        Result.Fail<FirmLine>(
            new Diagnostic(
                DiagnosticCatalogue.JsonTooLarge,
                $"这一行超过 {LineSplitter.MaxLine / 1024 / 1024} MB，请检查文件是否每行一家企业。",
                FirmLineReader.PlaceOf(number)
            )
        );

    private sealed record Block(MemoryStream Lines, ImmutableArray<Diagnostic> Faults, List<FirmPlace> Firms, List<Diagnostic> Doubts);

    /// <summary>Offset: where the firm's output begins in its block.</summary>
    private sealed record FirmPlace(UInt128 Key, string IdJson, long Number, int Offset);
}
