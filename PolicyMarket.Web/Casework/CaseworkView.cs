using System.Collections.Immutable;

namespace PolicyMarket.Web.Casework;

/// <summary>The page's record.</summary>
/// <param name="Shares">Open cases by department, without the filter.</param>
/// <param name="Total">Cases of the filter.</param>
/// <param name="Page">The page that is shown, from 1, at most the last one.</param>
/// <param name="FirmCount">Firms that the shown rows name.</param>
/// <param name="LastRunAt">When all firms were last evaluated; null: not yet.</param>
/// <param name="Thresholds">Empty for whoever may not set them.</param>
public sealed record CaseworkView(
    ImmutableArray<CaseworkRow> Rows,
    ImmutableArray<CaseworkShare> Shares,
    int Total,
    int Page,
    int PageCount,
    int FirmCount,
    DateTime? LastRunAt,
    ImmutableArray<ThresholdRow> Thresholds,
    bool MayDismiss,
    bool MayRun
);
