using System.Collections.Immutable;
using System.Threading.Channels;
using PolicyMarket.Data.Imports.Deliveries;
using PolicyMarket.Data.Imports.Reading;

namespace PolicyMarket.Web.Imports.Work;

/// <summary>The imports that wait, run or ended lately, in memory: what was taken in stands in the record, an unfinished file has stored nothing.</summary>
public sealed class ImportBoard(TimeProvider time)
{
    /// <summary>Files that may wait or run at once; each holds room on the disk.</summary>
    public const int MostOpen = 20;

    /// <summary>Files that may wait for a decision; a further one displaces the oldest, which must then be uploaded again.</summary>
    public const int MostAsked = 10;

    private const int MostKept = 100;
    private readonly Lock sync = new();
    private readonly List<ImportRun> runs = []; // the newest last
    private readonly List<(Guid Id, SpooledUpload File)> asked = []; // the oldest first
    private readonly Channel<(Guid Id, SpooledUpload File)> queue = Channel.CreateUnbounded<(Guid, SpooledUpload)>();

    public bool HasRoom => OpenCount < MostOpen;

    /// <summary>Files that wait or run.</summary>
    public int OpenCount
    {
        get
        {
            lock (sync)
            {
                return runs.Count(run => run.IsOpen);
            }
        }
    }

    internal ChannelReader<(Guid Id, SpooledUpload File)> Queue => queue.Reader;

    /// <summary>Puts a received file in the queue, which owns it from here on.</summary>
    public ImportRun Add(ImportOrder order, SpooledUpload file)
    {
        var run = new ImportRun(Guid.CreateVersion7(), order, time.GetUtcNow().UtcDateTime, file.Bytes);
        lock (sync)
        {
            if (runs.Count >= MostKept && runs.FindIndex(old => old is { IsOpen: false, State: not ImportState.Asked }) is var oldest and >= 0)
            {
                runs.RemoveAt(oldest);
            }

            runs.Add(run);
        }

        return queue.Writer.TryWrite((run.Id, file)) ? run : throw new InvalidOperationException($"Import {run.Id} found its queue closed.");
    }

    public ImportRun? Find(Guid id)
    {
        lock (sync)
        {
            return runs.Find(run => run.Id == id);
        }
    }

    /// <summary>The newest first.</summary>
    public ImmutableArray<ImportRun> Recent(ImportUploader reader)
    {
        lock (sync)
        {
            return [.. Enumerable.Reverse(runs).Where(run => reader.MaySee(run.Order))];
        }
    }

    /// <summary>The newest upload of facts of a source that has ended; null when none is known.</summary>
    public ImportRun? Latest(string source)
    {
        lock (sync)
        {
            return runs.FindLast(run => !run.IsOpen && run.Order.Kind == ImportKind.Firms && run.Order.Source == source);
        }
    }

    /// <summary>How many files come before this one.</summary>
    public int Ahead(Guid id)
    {
        lock (sync)
        {
            return runs.TakeWhile(run => run.Id != id).Count(run => run.IsOpen);
        }
    }

    /// <summary>Puts an asked file in the queue again, with the decision of the person who now answers for it; null when it does not wait any more.</summary>
    public ImportRun? Decide(Guid id, ImportUploader by, DeliveryChoice choice)
    {
        lock (sync)
        {
            if (TakeAsked(id) is not { } file)
            {
                return null;
            }

            var run = Change(
                id,
                run =>
                    run with
                    {
                        State = ImportState.Waiting,
                        Order = run.Order with { By = by, Choice = choice with { Seen = [.. run.Questions.Select(question => question.Key)] } },
                        Questions = [],
                        EndedAt = null,
                    }
            );
            return queue.Writer.TryWrite((id, file)) ? run : throw new InvalidOperationException($"Import {id} found its queue closed.");
        }
    }

    /// <summary>Drops an asked file; false when it does not wait any more.</summary>
    public bool Withdraw(Guid id)
    {
        lock (sync)
        {
            if (TakeAsked(id) is not { } file)
            {
                return false;
            }

            file.Dispose();
            Change(id, run => run with { State = ImportState.Withdrawn, Questions = [] });
            return true;
        }
    }

    /// <summary>Keeps the file of an import that must be decided about.</summary>
    internal void Ask(Guid id, ImmutableArray<DeliveryQuestion> questions, SpooledUpload file)
    {
        lock (sync)
        {
            if (asked.Count >= MostAsked)
            {
                Withdraw(asked[0].Id);
            }

            asked.Add((id, file));
            Change(id, run => run with { State = ImportState.Asked, Questions = questions, EndedAt = time.GetUtcNow().UtcDateTime });
        }
    }

    /// <summary>Deletes the files that still wait for a decision.</summary>
    internal void Close()
    {
        lock (sync)
        {
            asked.ForEach(one => one.File.Dispose());
            asked.Clear();
        }
    }

    internal ImportRun Begin(Guid id) =>
        Change(id, run => run with { State = ImportState.Running, Phase = "打开文件", StartedAt = time.GetUtcNow().UtcDateTime });

    internal void Note(Guid id, ImportMoment moment) => Change(id, run => run with { Phase = moment.Phase, Rows = moment.Rows, Percent = moment.Percent });

    internal void End(Guid id, ImportEnd end) =>
        Change(
            id,
            run =>
                run with
                {
                    State = end.Taken is null ? ImportState.Refused : ImportState.Done,
                    Taken = end.Taken,
                    Refusal = end.Refusal,
                    EndedAt = time.GetUtcNow().UtcDateTime,
                }
        );

    internal void Fail(Guid id, bool isDiskFull = false) =>
        Change(id, run => run with { State = ImportState.Failed, IsDiskFull = isDiskFull, EndedAt = time.GetUtcNow().UtcDateTime });

    private SpooledUpload? TakeAsked(Guid id)
    {
        var place = asked.FindIndex(one => one.Id == id);
        if (place < 0)
        {
            return null;
        }

        var file = asked[place].File;
        asked.RemoveAt(place);
        return file;
    }

    private ImportRun Change(Guid id, Func<ImportRun, ImportRun> change)
    {
        lock (sync)
        {
            var place = runs.FindIndex(run => run.Id == id);
            return place < 0 ? throw new InvalidOperationException($"Import {id} is not on the board.") : runs[place] = change(runs[place]);
        }
    }
}
