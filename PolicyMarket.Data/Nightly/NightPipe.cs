using System.Globalization;
using PolicyMarket.Data.Determinations;

namespace PolicyMarket.Data.Nightly;

/// <summary>Works one chunk out while the one before is written: two buffers go round.</summary>
internal sealed class NightPipe(NightWork work, NightFigures figures, OpenedRun opened, ChunkRecord chunks, RunStages stages, int chunkFirms)
{
    private readonly FirmRows firms = figures.Match.Firms;
    private TimeSpan working;
    private TimeSpan writing;

    /// <summary>False: newer data has come.</summary>
    public async Task<bool> RunAsync(CancellationToken ct)
    {
        var run = opened.Run;
        var first = firms.RowAfter(run.CursorFirmId);
        stages.Begin(RunStages.Writing);
        NightChunk[] buffers = [new(), new()];
        var next = WorkAsync(buffers[0], first, ct);
        for (var turn = 1; await next is { } ready; turn++)
        {
            next = WorkAsync(buffers[turn % 2], ready.FirstRow + ready.RowCount, ct);
            try
            {
                if (!await WriteAsync(ready, ct))
                {
                    return false;
                }
            }
            finally
            {
                // No one may be left working on what the caller is about to dispose of.
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // the loop awaits it again, and throws
            }
        }

        stages.End();
        run.AmountMilliseconds += (long)working.TotalMilliseconds;
        run.WriteMilliseconds += (long)writing.TotalMilliseconds;
        return true;
    }

    private Task<NightChunk?> WorkAsync(NightChunk buffer, int firstRow, CancellationToken ct)
    {
        var count = figures.Scope.Stretch(firstRow, chunkFirms);
        return count <= 0
            ? Task.FromResult<NightChunk?>(null)
            : Task.Run<NightChunk?>(
                () =>
                {
                    var since = stages.Now();
                    work.Fill(buffer, firstRow, count);
                    working += stages.Since(since);
                    stages.Beside(RunStages.Amounts, NightlyWording.FirmsDone(firstRow + count, firms.Count), working);
                    return buffer;
                },
                ct
            );
    }

    private async Task<bool> WriteAsync(NightChunk chunk, CancellationToken ct)
    {
        var run = opened.Run;
        var since = stages.Now();
        var written = await chunks.WriteAsync(opened, figures, chunk, ct);
        writing += stages.Since(since);
        if (written.IsStale)
        {
            return false;
        }

        // The row belongs to the context that loaded it; this copy only says where the next chunk begins.
        run.CursorFirmId = chunk.LastFirmId;
        run.FirmsDone = written.FirmsDone;
        stages.SayFirms(run.FirmsDone, run.FirmCount);
        return true;
    }
}
