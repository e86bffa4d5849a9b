using System.Collections.Immutable;

namespace PolicyMarket.Data.Calendar;

/// <summary>One holiday as it is announced: its name, first and last day off, the weekend days that are worked in exchange (调休), the notice.</summary>
public sealed record HolidayPlan(string Name, DateOnly From, DateOnly To, ImmutableArray<DateOnly> WorkedDays, string Source);
