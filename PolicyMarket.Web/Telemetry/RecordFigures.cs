using System.Collections.Immutable;

namespace PolicyMarket.Web.Telemetry;

/// <summary>Figures of the record at the moment of a scrape.</summary>
internal sealed record RecordFigures
{
    /// <summary>Number of batches by state, as tag values.</summary>
    public ImmutableArray<(string State, long Count)> Batches { get; init; } = [];

    public ImmutableArray<(string State, long Count)> Payouts { get; init; } = [];

    public ImmutableArray<(string State, long Count)> Offers { get; init; } = [];

    /// <summary>Business days without a finished run; 0 when the last due night is done or there are no firms.</summary>
    public int DaysBehind { get; init; }

    /// <summary>The last finished run; null before the first.</summary>
    public LastRun? Last { get; init; }

    /// <summary>Messages that wait for their next attempt.</summary>
    public long MessagesWaiting { get; init; }

    /// <summary>Messages that are no longer tried.</summary>
    public long MessagesGivenUp { get; init; }

    /// <summary>Alarms of the record that are not closed.</summary>
    public long OpenAlarms { get; init; }

    /// <summary>Figures of a finished run. FinishedSeconds: since 1970 in UTC.</summary>
    internal sealed record LastRun(long FinishedSeconds, long Eligible, long FirmsLeftOut, long FormulaGaps, long DamagedItems);
}
