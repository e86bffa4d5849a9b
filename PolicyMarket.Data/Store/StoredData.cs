using System.Text.Json;

namespace PolicyMarket.Data.Store;

/// <summary>Tells damage to stored bytes and texts from faults of the program, where a reader of untrusted bytes may throw.</summary>
internal static class StoredData
{
    /// <summary>True for what a reader of JSON, numbers or bytes throws when they are not of their form.</summary>
    public static bool IsDamage(Exception exception) =>
        exception
            is JsonException
                or FormatException
                or InvalidDataException
                or InvalidOperationException
                or ArgumentException
                or OverflowException
                or IndexOutOfRangeException
                or KeyNotFoundException
                or InvalidCastException;
}
