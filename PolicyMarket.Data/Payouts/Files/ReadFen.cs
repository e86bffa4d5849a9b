using System.Globalization;

namespace PolicyMarket.Data.Payouts.Files;

/// <summary>Reads sums of finished files back without the arithmetic that wrote them.</summary>
internal static class ReadFen
{
    private const string Currency = "CNY";

    /// <summary>Fen of a text with two decimals; -1 for any other text.</summary>
    public static long Parse(string text) =>
        text.Length > 3
        && text[^3] == '.'
        && long.TryParse(
            string.Concat(text.AsSpan(0, text.Length - 3), text.AsSpan(text.Length - 2)),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var fen
        )
            ? fen
            : -1;

    /// <summary>The same for a sum with its currency.</summary>
    public static long Parse(string text, string? currency) => currency == Currency ? Parse(text) : -1;
}
