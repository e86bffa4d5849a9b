using System.Text.Json;

namespace PolicyMarket.Rules.Feel.Values;

/// <summary>Values from and to JSON.</summary>
internal static class FeelJson
{
    private static readonly (string Start, string End, Func<string, FeelValue?> Read)[] Literals =
    [
        ("@\"", "\"", TemporalText.Any),
        ("date(\"", "\")", TemporalText.Date),
        ("time(\"", "\")", TemporalText.Time),
        ("date and time(\"", "\")", TemporalText.DateTime),
        ("duration(\"", "\")", TemporalText.DurationOf),
    ];

    /// <summary>A number that is too large is null.</summary>
    public static FeelValue Read(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => new FeelContext(json.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, Read(property.Value)))),
            JsonValueKind.Array => new FeelList([.. json.EnumerateArray().Select(Read)]),
            JsonValueKind.String => Text(json.GetString() ?? string.Empty),
            JsonValueKind.Number => Numbers.Parse(json.GetRawText()) ?? (FeelValue)FeelNull.Plain,
            JsonValueKind.True => new FeelBoolean(true),
            JsonValueKind.False => new FeelBoolean(false),
            _ => FeelNull.Plain,
        };

    public static void Write(FeelValue value, Utf8JsonWriter writer)
    {
        switch (value)
        {
            case FeelNull:
                writer.WriteNullValue();
                break;
            case FeelBoolean truth:
                writer.WriteBooleanValue(truth.Value);
                break;
            case FeelNumber number:
                writer.WriteRawValue(Numbers.Text(number));
                break;
            case FeelList list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case FeelContext context:
                writer.WriteStartObject();
                foreach (var (name, entry) in context.Entries)
                {
                    writer.WritePropertyName(name);
                    Write(entry, writer);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteStringValue(FeelText.Written(value));
                break;
        }
    }

    /// <summary>The names of all entries, also of contexts inside.</summary>
    public static HashSet<string> Names(FeelValue value)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<FeelValue>([value]);
        while (open.TryPop(out var next))
        {
            if (next is FeelList list)
            {
                foreach (var item in list.Items.Where(item => item is FeelList or FeelContext))
                {
                    open.Push(item);
                }
            }
            else if (next is FeelContext context)
            {
                foreach (var (name, entry) in context.Entries)
                {
                    names.Add(name);
                    open.Push(entry);
                }
            }
        }

        return names;
    }

    /// <summary>A literal of a date, time or duration in FEEL's own writing is that value.</summary>
    private static FeelValue Text(string text)
    {
        foreach (var (start, end, read) in Literals)
        {
            if (
                text.Length > start.Length + end.Length
                && text.StartsWith(start, StringComparison.Ordinal)
                && text.EndsWith(end, StringComparison.Ordinal)
                && read(text[start.Length..^end.Length]) is { } value
            )
            {
                return value;
            }
        }

        return new FeelText(text) { IsGiven = true };
    }
}
