using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Ledger;

/// <summary>
/// 结账: the closing of one month by two persons (a CHECK constraint refuses the same one). Natural key: month, among those that were not sent back.
/// </summary>
public sealed class LedgerPeriod
{
    internal LedgerPeriod() { }

    public long Id { get; private set; }

    /// <summary>"2026-10".</summary>
    public string Month { get; internal init; } = "";

    /// <summary>UTC instant at which the next month begins in Shanghai, exclusive: no posting of a closed month may be dated before it.</summary>
    public DateTime EndsAt { get; internal init; }
    public PeriodState State { get; internal set; }
    public long MakerPersonId { get; internal init; }
    public string MakerName { get; internal init; } = "";
    public DateTime MadeAt { get; internal init; }
    public long? CheckerPersonId { get; internal set; }
    public string? CheckerName { get; internal set; }
    public DateTime? CheckedAt { get; internal set; }
    public string? RejectReason { get; internal set; }

    /// <summary>Postings of the month.</summary>
    public int PostingCount { get; internal init; }

    /// <summary>SHA-256 of the trial balance of the month (<see cref="TrialBalance.HashOf"/>): the checker closes exactly this one.</summary>
    public string ContentHash { get; internal init; } = "";

    public DateOnly FirstDay => FirstDayOf(Month);

    /// <summary>The last day of the month, inclusive.</summary>
    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    internal static DateOnly FirstDayOf(string month) => DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string MonthOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The checker's decision, Closed or Rejected; never the maker's own.</summary>
    internal void Check(PeriodState to, Actor checker, DateTime at, string? reason)
    {
        if (checker.PersonId is not { } id || id.Value == MakerPersonId)
        {
            throw new InvalidOperationException($"Month {Month} was closed by person {MakerPersonId}, who cannot check it.");
        }

        State = PeriodMoves.Table.Move($"month {Month}", State, to);
        (CheckerPersonId, CheckerName, CheckedAt, RejectReason) = (id, checker.Name, at, reason);
    }
}

/// <summary>Table, natural keys and the check of two persons.</summary>
internal sealed class LedgerPeriodConfiguration : IEntityTypeConfiguration<LedgerPeriod>
{
    public void Configure(EntityTypeBuilder<LedgerPeriod> builder)
    {
        builder.ToTable("LedgerPeriods", t => t.HasCheckConstraint("CK_LedgerPeriods_TwoPersons", "\"CheckerPersonId\" <> \"MakerPersonId\""));
        builder.Ignore(p => p.FirstDay);
        builder.Ignore(p => p.LastDay);
        builder.HasIndex(p => p.Month).IsUnique().HasFilter("\"State\" <> 'Rejected'");
        builder.HasIndex(p => new { p.State, p.EndsAt });
    }
}
