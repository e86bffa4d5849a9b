using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PolicyMarket.Data.Store;

/// <summary>Instants are UTC: a local time is refused on the way in, and what comes out says that it is UTC.</summary>
internal sealed class UtcDateTimeConverter()
    : ValueConverter<DateTime, DateTime>(value => RequireUtc(value), value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
{
    private static DateTime RequireUtc(DateTime value) =>
        value.Kind == DateTimeKind.Utc ? value : throw new InvalidOperationException($"An instant is stored in UTC, but {value:O} is {value.Kind}.");
}
