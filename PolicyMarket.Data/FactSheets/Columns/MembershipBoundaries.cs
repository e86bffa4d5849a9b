using System.Collections.Immutable;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>The days on which a dated title of some row begins, or is held no more: there the row's facts change without a delivery. Immutable.</summary>
internal sealed class MembershipBoundaries
{
    private readonly ImmutableArray<(int Day, int Row)> all;

    private MembershipBoundaries(ImmutableArray<(int Day, int Row)> all) => this.all = all;

    public static MembershipBoundaries None { get; } = new([]);

    /// <summary>With those of rows that were read; what was noted of a row before may stay: it only makes the row be looked at once more.</summary>
    public MembershipBoundaries With(IReadOnlyCollection<(int Day, int Row)> more) => more.Count == 0 ? this : new MembershipBoundaries([.. all, .. more]);

    /// <summary>Rows, rising, whose facts may differ between the two days.</summary>
    public IEnumerable<int> Between(DateOnly one, DateOnly other)
    {
        var (after, last) = (Math.Min(one.DayNumber, other.DayNumber), Math.Max(one.DayNumber, other.DayNumber));
        return all.Where(turn => turn.Day > after && turn.Day <= last).Select(turn => turn.Row).Distinct().Order();
    }
}
