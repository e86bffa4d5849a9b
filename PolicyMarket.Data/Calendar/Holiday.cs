using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PolicyMarket.Data.Calendar;

/// <summary>A holiday that counts in all deadlines. Natural key: its first day. A withdrawn holiday is deleted; the audit trail keeps it.</summary>
public sealed class Holiday
{
    private const string DayFormat = "yyyy-MM-dd";

    internal Holiday() { }

    public long Id { get; private set; }
    public string Name { get; internal set; } = "";

    /// <summary>First day off.</summary>
    public DateOnly From { get; internal set; }

    /// <summary>Last day off, inclusive.</summary>
    public DateOnly To { get; internal set; }

    /// <summary>Weekend days that are worked in exchange, as "2026-02-14 2026-02-28"; empty for none.</summary>
    public string WorkedDaysText { get; internal set; } = "";

    /// <summary>The announcement, e.g. the State Council's notice with its number.</summary>
    public string Source { get; internal set; } = "";
    public DateTime EnteredAt { get; internal set; }

    /// <summary>Null: delivered with the program.</summary>
    public long? EnteredByPersonId { get; internal set; }

    public IEnumerable<DateOnly> DaysOff
    {
        get
        {
            for (var day = From; day <= To; day = day.AddDays(1))
            {
                yield return day;
            }
        }
    }

    public ImmutableArray<DateOnly> WorkedDays =>
        [
            .. WorkedDaysText
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(day => DateOnly.ParseExact(day, DayFormat, CultureInfo.InvariantCulture)),
        ];

    internal static string TextOf(IEnumerable<DateOnly> days) =>
        string.Join(' ', days.Distinct().Order().Select(day => day.ToString(DayFormat, CultureInfo.InvariantCulture)));
}

/// <summary>Table and natural key.</summary>
internal sealed class HolidayConfiguration : IEntityTypeConfiguration<Holiday>
{
    public void Configure(EntityTypeBuilder<Holiday> builder)
    {
        builder.ToTable("Holidays");
        builder.HasIndex(holiday => holiday.From).IsUnique();
    }
}
