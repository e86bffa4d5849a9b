using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace PolicyMarket.Data.Workflows;

/// <summary>
/// Numbers that begin again each business day: prefix, date, a hyphen, a sequence of fixed width. Drawn inside the write transaction, so that none is drawn
/// twice.
/// </summary>
internal static class DayNumber
{
    /// <summary>The number after the highest one in use; throws when the day is full.</summary>
    public static async Task<string> NextAsync(IQueryable<string> used, string prefix, DateOnly day, int width, CancellationToken ct)
    {
        var head = $"{prefix}{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}-";
        var beyond = head[..^1] + (char)('-' + 1);
        var last = await used.Where(n => string.Compare(n, head) > 0 && string.Compare(n, beyond) < 0).MaxAsync(n => (string?)n, ct);
        var next = last is null ? 1 : int.Parse(last.AsSpan(head.Length), NumberStyles.None, CultureInfo.InvariantCulture) + 1;
        var text = next.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');
        return text.Length > width ? throw new InvalidOperationException($"All numbers {head} of {width} digits are used.") : head + text;
    }
}
