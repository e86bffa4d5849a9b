using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Determinations;

/// <summary>The latest word of the run that works in this process, for the pages; the record itself is the run's row.</summary>
public sealed class RunProgressBoard
{
    private volatile RunProgress? current;

    /// <summary>Null when no run is working.</summary>
    public RunProgress? Current => current;

    internal void Show(RunProgress progress) => current = progress;

    internal void Clear() => current = null;
}
