using System.Globalization;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Determinations;

/// <summary>Says how far a run has come and measures its stages.</summary>
internal sealed class RunStages(RunProgressBoard board, TimeProvider time, IProgress<RunProgress>? listener)
{
    public const string Opening = DeterminationWording.ReadingItems;
    public const string Loading = DeterminationWording.ReadingData;
    public const string Encoding = DeterminationWording.Encoding;
    public const string Matching = DeterminationWording.Matching;
    public const string Opinion = DeterminationWording.SecondEngineReview;
    public const string Gaps = DeterminationWording.CountingGaps;
    public const string Amounts = DeterminationWording.CalculatingAmounts;
    public const string Writing = DeterminationWording.Writing;

    private readonly List<RunStage> stages = [];
    private readonly Lock sync = new();
    private long since;
    private bool isOpen;

    /// <summary>Ends the stage that works and begins another.</summary>
    public void Begin(string stage)
    {
        lock (sync)
        {
            Close();
            since = time.GetTimestamp();
            isOpen = true;
            stages.Add(new RunStage(stage, "", null));
        }

        Say(0, 0, "");
    }

    /// <summary>How far the stage has come, in firms; the figure goes next to its name.</summary>
    public void Say(int done, int all, string figure)
    {
        RunProgress step;
        lock (sync)
        {
            stages[^1] = stages[^1] with { Figure = figure };
            step = new RunProgress(done, all, stages[^1].Name) { Stages = [.. stages] };
        }

        board.Show(step);
        listener?.Report(step);
    }

    /// <summary>Firms read, matched or written so far.</summary>
    public void SayFirms(int done, int all) => Say(done, all, DeterminationWording.FirmsDone(done, all));

    /// <summary>A stage that works alongside the one that is shown: what it has got through, and its own time.</summary>
    public void Beside(string stage, string figure, TimeSpan took)
    {
        lock (sync)
        {
            var place = stages.FindIndex(one => one.Name == stage);
            if (place < 0)
            {
                stages.Insert(stages.Count - 1, new RunStage(stage, figure, took));
            }
            else
            {
                stages[place] = new RunStage(stage, figure, took);
            }
        }
    }

    /// <summary>A moment to measure from with <see cref="Since"/>.</summary>
    public long Now() => time.GetTimestamp();

    public TimeSpan Since(long moment) => time.GetElapsedTime(moment);

    /// <summary>Ends the stage that works.</summary>
    public void End()
    {
        lock (sync)
        {
            Close();
        }
    }

    /// <summary>Whole milliseconds of an ended stage; 0 when it was not begun.</summary>
    public long Milliseconds(string stage)
    {
        lock (sync)
        {
            return (long)stages.Where(one => one.Name == stage).Sum(one => one.Took?.TotalMilliseconds ?? 0);
        }
    }

    private void Close()
    {
        if (isOpen)
        {
            stages[^1] = stages[^1] with { Took = time.GetElapsedTime(since) };
            isOpen = false;
        }
    }
}
