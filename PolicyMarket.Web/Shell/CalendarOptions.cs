namespace PolicyMarket.Web.Shell;

/// <summary>Days off that the State Council announces each year, and weekend days that are worked in exchange. Section "Calendar".</summary>
public sealed class CalendarOptions
{
    public const string Section = "Calendar";

    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];

    public IReadOnlyList<DateOnly> WorkedWeekends { get; init; } = [];
}
