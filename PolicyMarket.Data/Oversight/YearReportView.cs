using System.Collections.Immutable;

namespace PolicyMarket.Data.Oversight;

/// <summary>This year against the same stretch of the last; Months: all twelve. JudgedAfterDays: how old an offer must be to count in the rate.</summary>
public sealed record YearReportView(
    YearFigures This,
    YearFigures Last,
    ImmutableArray<MonthFigures> Months,
    ImmutableArray<DepartmentFigures> Departments,
    int JudgedAfterDays
);
