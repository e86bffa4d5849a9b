using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Matching.Loading;

/// <summary>
/// Reads the values of sheets into a row. The common forms are read from the bytes without making an object; every other form goes through
/// <see cref="FactJson"/>, which decides what a value is. For one thread.
/// </summary>
internal sealed class SheetParser(AttributeCatalog catalog, RowWriter row)
{
    private const int LongestPlainText = 2_000;
    private const int MostSets = 65_536;
    private readonly AttributeTargets targets = row.Targets;
    private readonly Dictionary<byte[], TextFact> texts = new(Utf8Texts.Comparer);
    private readonly Dictionary<byte[], SetFact> sets = new(Utf8Texts.Comparer);
    private AttributeTarget? first;

    /// <summary>Throws <see cref="InvalidDataException"/> with the sheet's id when it is damaged. Named: marked by the place of each attribute that is wanted.</summary>
    public void Read(in SheetMark sheet, ReadOnlySpan<byte> values, bool[] named, FactPeriod? period)
    {
        row.BeginSheet(period);
        try
        {
            Read(values, named);
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"Fact sheet {sheet.SheetId} of firm {sheet.FirmId} cannot be read: {WhyOf(values, damage)}", damage);
        }
    }

    private void Read(ReadOnlySpan<byte> values, bool[] named)
    {
        var reader = new Utf8JsonReader(values);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new FormatException("It is no object.");
        }

        AttributeTarget? before = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var target = before is null && first is not null && reader.ValueTextEquals(first.Name) ? first : targets.Find(in reader, before);
            if (target is null)
            {
                throw new FormatException("It names an attribute that the catalogue lacks.");
            }

            first ??= target;
            before = target;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            if (target.IsWanted)
            {
                named[target.Index] = true;
                Take(ref reader, target, values);
            }
            else
            {
                PassOver(ref reader, target);
            }
        }

        if (reader.Read())
        {
            throw new FormatException("Something follows the object.");
        }
    }

    private void Take(ref Utf8JsonReader reader, AttributeTarget target, ReadOnlySpan<byte> values)
    {
        switch (target.Type, reader.TokenType)
        {
            case (AttributeType.Decimal, JsonTokenType.Number) when PlainNumber.TryRead(reader.ValueSpan, out var mantissa, out var scale):
                row.Set(target, mantissa, scale);
                break;
            case (AttributeType.Integer, JsonTokenType.Number) when PlainNumber.TryRead(reader.ValueSpan, out var mantissa, out var scale) && scale == 0:
                row.Set(target, mantissa, scale);
                break;
            case (AttributeType.Boolean, JsonTokenType.True or JsonTokenType.False):
                row.Set(target, reader.TokenType == JsonTokenType.True);
                break;
            case (AttributeType.Date, JsonTokenType.String) when TryReadDay(reader.ValueSpan, out var day):
                row.Set(target, day);
                break;
            case (AttributeType.Code or AttributeType.Text, JsonTokenType.String) when IsPlainText(in reader):
                TakeText(target, reader.ValueSpan);
                break;
            case (AttributeType.Set, JsonTokenType.StartArray):
                TakeSet(ref reader, target, values);
                break;
            default:
                row.Set(target, Exactly(ref reader, target));
                break;
        }
    }

    private void TakeText(AttributeTarget target, ReadOnlySpan<byte> utf8)
    {
        if (target.Input < 0 && !target.IsHome)
        {
            row.Set(target, utf8);
            return;
        }

        var lookup = texts.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (!lookup.TryGetValue(utf8, out var text))
        {
            text = new TextFact(Encoding.UTF8.GetString(utf8));
            if (texts.Count < MostSets)
            {
                lookup[utf8] = text;
            }
        }

        row.Set(target, text);
    }

    private void TakeSet(ref Utf8JsonReader reader, AttributeTarget target, ReadOnlySpan<byte> values)
    {
        var start = (int)reader.TokenStartIndex;
        var copy = reader;
        copy.Skip();
        var lookup = sets.GetAlternateLookup<ReadOnlySpan<byte>>();
        var written = values[start..(int)copy.BytesConsumed];
        if (lookup.TryGetValue(written, out var known))
        {
            reader = copy;
            row.Set(target, known);
            return;
        }

        var value = Exactly(ref reader, target);
        if (value is SetFact set && sets.Count < MostSets)
        {
            lookup[written] = set;
        }

        row.Set(target, value);
    }

    /// <summary>Nobody asks for the value, so only its kind is looked at.</summary>
    private static void PassOver(ref Utf8JsonReader reader, AttributeTarget target)
    {
        switch (target.Type, reader.TokenType)
        {
            case (AttributeType.Decimal or AttributeType.Integer, JsonTokenType.Number):
            case (AttributeType.Boolean, JsonTokenType.True or JsonTokenType.False):
            case (AttributeType.Date or AttributeType.Code or AttributeType.Text, JsonTokenType.String):
                break;
            case (AttributeType.Set, JsonTokenType.StartArray):
                reader.Skip();
                break;
            default:
                Exactly(ref reader, target);
                break;
        }
    }

    private static FactValue Exactly(ref Utf8JsonReader reader, AttributeTarget target)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        return FactJson.TryRead(json.RootElement, target.Definition, target.Definition.Name, out var value, out var why)
            ? value
            : throw new FormatException(why.Message);
    }

    private static bool IsPlainText(ref readonly Utf8JsonReader reader) =>
        !reader.ValueIsEscaped && reader.ValueSpan.Length <= LongestPlainText && Utf8.IsValid(reader.ValueSpan);

    private static bool TryReadDay(ReadOnlySpan<byte> text, out DateOnly day)
    {
        day = default;
        if (text.Length != "2026-01-31".Length)
        {
            return false;
        }

        var (year, month, date) = (Digits(text[..4]), Digits(text[5..7]), Digits(text[8..]));
        if (text[4] != (byte)'-' || text[7] != (byte)'-' || year < 1 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, date);
        return true;
    }

    /// <summary>-1 when one of them is no digit.</summary>
    private static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var letter in text)
        {
            if (letter is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            number = (number * 10) + letter - '0';
        }

        return number;
    }

    /// <summary>In the words of the exact reader where it has some.</summary>
    private string WhyOf(ReadOnlySpan<byte> values, Exception damage)
    {
        try
        {
            using var json = JsonDocument.Parse(values.ToArray());
            var facts = Facts.Read(json.RootElement, catalog);
            return facts.IsValid ? damage.Message : string.Join(" ", facts.Diagnostics.Select(d => d.Message));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return broken.Message;
        }
    }
}
