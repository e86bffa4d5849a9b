using System.Globalization;

namespace PolicyMarket.Data.Files;

/// <summary>A cell of an exported table: text, or a sum that spreadsheets can add up.</summary>
/// <param name="Text">The text; of a sum, yuan with two decimals and a point.</param>
/// <param name="IsSum">True: the workbook holds a number.</param>
public readonly record struct SheetCell(string Text, bool IsSum)
{
    public static SheetCell Of(string? text) => new(text ?? "", IsSum: false);

    public static SheetCell OfFen(long fen) => new((fen / 100m).ToString("0.00", CultureInfo.InvariantCulture), IsSum: true);
}
