using System.Collections.Immutable;
using PolicyMarket.Data.Imports.Deliveries;

namespace PolicyMarket.Web.Imports.Work;

/// <summary>One import as it stands now; the board replaces it at each step. Instants are UTC.</summary>
public sealed record ImportRun(Guid Id, ImportOrder Order, DateTime ReceivedAt, long TotalBytes)
{
    public ImportState State { get; init; }

    /// <summary>Current step while the import runs.</summary>
    public string Phase { get; init; } = "";

    /// <summary>Data rows done in this phase.</summary>
    public long Rows { get; init; }

    /// <summary>Whole percent of this phase; null: not measured.</summary>
    public int? Percent { get; init; }

    public DateTime? StartedAt { get; init; }

    public DateTime? EndedAt { get; init; }

    /// <summary>It failed because the disk is full.</summary>
    public bool IsDiskFull { get; init; }

    public ImportTaken? Taken { get; init; }

    public ImportRefusal? Refusal { get; init; }

    /// <summary>Questions that must be decided before the file is taken in; empty unless asked.</summary>
    public ImmutableArray<DeliveryQuestion> Questions { get; init; } = [];

    public bool IsOpen => State is ImportState.Waiting or ImportState.Running;
}
