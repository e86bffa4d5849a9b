using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PolicyMarket.Data.Documents.Formats;

/// <summary>Counts the automatic numbers of paragraphs, which a DOCX file stores as references only.</summary>
internal sealed partial class WordNumbering(MainDocumentPart part)
{
    private const int MostLevels = 9;
    private const string Digits = "〇一二三四五六七八九";

    private readonly Numbering? _numbering = part.NumberingDefinitionsPart?.Numbering;
    private readonly Styles? _styles = part.StyleDefinitionsPart?.Styles;
    private readonly Dictionary<int, int[]> _counts = [];

    /// <summary>The number with its punctuation; empty for a paragraph without one.</summary>
    public string NumberOf(Paragraph paragraph)
    {
        var own = paragraph.ParagraphProperties?.NumberingProperties ?? OfStyle(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value, 0);
        if (own?.NumberingId?.Val?.Value is not { } id || id == 0 || AbstractOf(id) is not { } definition)
        {
            return "";
        }

        var level = Math.Clamp(own.NumberingLevelReference?.Val?.Value ?? 0, 0, MostLevels - 1);
        var key = definition.AbstractNumberId?.Value ?? id;
        if (!_counts.TryGetValue(key, out var counts))
        {
            _counts[key] = counts = new int[MostLevels];
        }

        counts[level] = counts[level] == 0 ? StartOf(definition, level) : counts[level] + 1;
        for (var below = level + 1; below < MostLevels; below++)
        {
            counts[below] = 0;
        }

        return Print(definition, level, counts);
    }

    private NumberingProperties? OfStyle(string? name, int depth)
    {
        var style = name is null || depth > 10 ? null : _styles?.Elements<Style>().FirstOrDefault(one => one.StyleId?.Value == name);
        var properties = style?.StyleParagraphProperties?.NumberingProperties;
        return properties is null
            ? (style?.BasedOn?.Val?.Value is { } basis ? OfStyle(basis, depth + 1) : null)
            : new NumberingProperties(properties.OuterXml);
    }

    private AbstractNum? AbstractOf(int id)
    {
        var target = _numbering?.Elements<NumberingInstance>().FirstOrDefault(one => one.NumberID?.Value == id)?.AbstractNumId?.Val?.Value;
        return target is null ? null : _numbering?.Elements<AbstractNum>().FirstOrDefault(one => one.AbstractNumberId?.Value == target);
    }

    private static Level? LevelOf(AbstractNum definition, int level) => definition.Elements<Level>().FirstOrDefault(one => one.LevelIndex?.Value == level);

    private static int StartOf(AbstractNum definition, int level) => LevelOf(definition, level)?.StartNumberingValue?.Val?.Value ?? 1;

    private static string Print(AbstractNum definition, int level, int[] counts)
    {
        var pattern = LevelOf(definition, level)?.LevelText?.Val?.Value ?? "";
        var suffix = LevelOf(definition, level)?.LevelSuffix?.Val?.Value;
        var printed = Place()
            .Replace(
                pattern,
                match =>
                {
                    var at = int.Parse(match.Groups["level"].Value, CultureInfo.InvariantCulture) - 1;
                    return at is >= 0 and < MostLevels ? Count(Math.Max(1, counts[at]), LevelOf(definition, at)?.NumberingFormat?.Val) : "";
                }
            );
        return printed.Length > 0 && char.IsAsciiDigit(printed[^1]) && suffix is null ? printed + " " : printed;
    }

    private static string Count(int count, EnumValue<NumberFormatValues>? format)
    {
        var name = format?.InnerText ?? "decimal";
        return name switch
        {
            "chineseCounting"
            or "chineseCountingThousand"
            or "japaneseCounting"
            or "taiwaneseCounting"
            or "taiwaneseCountingThousand"
            or "ideographDigital" => Chinese(count),
            "bullet" or "none" => "",
            "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when count <= 20 => ((char)('①' + count - 1)).ToString(),
            "upperLetter" when count <= 26 => ((char)('A' + count - 1)).ToString(),
            "lowerLetter" when count <= 26 => ((char)('a' + count - 1)).ToString(),
            _ => count.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static string Chinese(int count) =>
        count switch
        {
            < 10 => Digits[count].ToString(),
            < 20 => "十" + (count == 10 ? "" : Digits[count % 10]),
            < 100 => Digits[count / 10] + "十" + (count % 10 == 0 ? "" : Digits[count % 10]),
            _ => string.Concat(count.ToString(CultureInfo.InvariantCulture).Select(digit => Digits[digit - '0'])),
        };

    [GeneratedRegex("%(?<level>[1-9])", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Place();
}
