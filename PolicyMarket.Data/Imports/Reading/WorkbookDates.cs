using System.Globalization;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>
/// Day numbers of workbooks. The built-in formats 27 to 36 and 50 to 58 have no format code in the file; in East Asian editions all of them show dates or
/// times.
/// </summary>
internal static class WorkbookDates
{
    private const double LastDay = 2_958_466;
    private static readonly DateTime First1904 = new(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>True for the built-in formats that the workbook parser takes for plain numbers.</summary>
    public static bool IsEastAsianDate(int format) => format is (>= 27 and <= 36) or (>= 50 and <= 58);

    /// <summary>Returns the text of a cell with a date format, as yyyy-MM-dd with a time where there is one; null for a number that is no day.</summary>
    public static string? TextOf(double number, bool countsFrom1904)
    {
        if (number < 1 || number >= LastDay)
        {
            return null;
        }

        // Excel's calendar of 1900 has a 29 February, so days before it are one off.
        var day = countsFrom1904 ? First1904.AddDays(number) : DateTime.FromOADate(number < 60 ? number + 1 : number);
        return TextOf(day);
    }

    public static string TextOf(DateTime day) =>
        day.ToString(day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>True when the day is what the parser makes of the number 0, which stands in cells that were never filled.</summary>
    public static bool IsDayZero(DateTime day, bool countsFrom1904) => countsFrom1904 ? day.Date == First1904 : day.Year < 1900;
}
