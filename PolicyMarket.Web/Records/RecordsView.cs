using System.Collections.Immutable;

namespace PolicyMarket.Web.Records;

/// <summary>The page of the record checks: checks newest first; alarms, open ones first.</summary>
public sealed record RecordsView(ImmutableArray<RecordCheckRow> Checks, ImmutableArray<RecordAlarmRow> Alarms);

/// <summary>One check of all records. HeadMac: seal of the last link, hex.</summary>
public sealed record RecordCheckRow(long Id, DateTime At, string Actor, long HeadSequence, string HeadMac, long Links, long Rows, int FindingCount);

/// <summary>One alarm. Details: findings, one a line, "PM6001 …".</summary>
public sealed record RecordAlarmRow(
    long Id,
    DateTime At,
    string Occasion,
    int FindingCount,
    string Details,
    DateTime LastSeenAt,
    int SeenCount,
    DateTime? ClosedAt,
    string? ClosedBy,
    string? CloseReason
);
