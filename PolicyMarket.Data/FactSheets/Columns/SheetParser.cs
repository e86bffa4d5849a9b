using System.Text.Json;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.FactSheets.Columns;

/// <summary>
/// Reads the values of sheets into a row: plain ones straight from their bytes (<see cref="PlainSheet"/>), all others by way of <see cref="FactJson"/>,
/// which decides what a value is. For one thread.
/// </summary>
internal sealed class SheetParser(AttributeCatalog catalog, RowWriter row)
{
    private readonly AttributeTargets targets = row.Targets;
    private readonly KnownValues known = new();
    private PlainSheet? plain;

    /// <summary>
    /// Throws <see cref="FormatException"/> when it is damaged, with the words of the exact reader where it has some. Named: marked by the place of each
    /// attribute that is wanted.
    /// </summary>
    public void Read(ReadOnlySpan<byte> values, bool[] named, FactPeriod? period)
    {
        row.BeginSheet(period);
        plain ??= new PlainSheet(row, known);
        if (plain.TryRead(values, named))
        {
            return;
        }

        row.BeginAgain();
        try
        {
            Read(values, named);
        }
        catch (Exception damage) when (StoredData.IsDamage(damage))
        {
            throw new FormatException(WhyOf(values, damage), damage);
        }
    }

    private void Read(ReadOnlySpan<byte> values, bool[] named)
    {
        var reader = new Utf8JsonReader(values);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new FormatException("It is no object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var target = reader.ValueIsEscaped ? targets[reader.GetString() ?? ""] : targets.Find(reader.ValueSpan);
            if (target is null)
            {
                throw new FormatException("It names an attribute that the catalogue lacks.");
            }

            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            if (target.IsWanted)
            {
                named[target.Index] |= row.Uses(target);
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
        var start = (int)reader.TokenStartIndex;
        var value = Exactly(ref reader, target);
        row.Set(target, value);
        if (value is SetFact set)
        {
            known.Keep(values[start..(int)reader.BytesConsumed], set);
        }
    }

    /// <summary>No one asks for the value, so only its kind is looked at.</summary>
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
        var value = FactJson.Read(json.RootElement, target.Definition, target.Definition.Name);
        return value.Succeeded ? value.Value : throw new FormatException(value.Why);
    }

    /// <summary>In the words of the exact reader where it has some.</summary>
    private string WhyOf(ReadOnlySpan<byte> values, Exception damage)
    {
        try
        {
            using var json = JsonDocument.Parse(values.ToArray());
            var facts = Facts.Read(json.RootElement, catalog);
            return facts.Succeeded ? damage.Message : string.Join(" ", facts.Diagnostics.Select(d => d.Message));
        }
        catch (Exception broken) when (StoredData.IsDamage(broken))
        {
            return broken.Message;
        }
    }
}
