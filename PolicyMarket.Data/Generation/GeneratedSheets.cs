using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Sampling;

namespace PolicyMarket.Data.Generation;

/// <summary>Which department delivers which of a generated firm's facts, and its sheet as bytes. For one thread.</summary>
internal sealed class GeneratedSheets : IDisposable
{
    /// <summary>The department whose facts change between two nights.</summary>
    public const string Tax = "税务";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private readonly Utf8JsonWriter writer;

    public GeneratedSheets() => writer = new Utf8JsonWriter(buffer, Plain);

    /// <summary>In the order of delivery: the registry first, because it names the firms.</summary>
    public static IReadOnlyList<(string Source, IReadOnlyList<string> Attributes)> All { get; } =
    [
        .. new[] { "市场监管", Tax, "统计", "工信" }.Select(source =>
            (
                source,
                (IReadOnlyList<string>)
                    [.. MarketSample.Catalog.All.Where(attribute => DeliveredBy(attribute) == source).Select(attribute => attribute.Name)]
            )
        ),
    ];

    /// <summary>The known ones of these facts as one JSON object.</summary>
    public byte[] Write(Facts facts, IReadOnlyList<string> attributes)
    {
        buffer.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
        foreach (var name in attributes)
        {
            if (facts[name] is { } value)
            {
                writer.WritePropertyName(name);
                FactJson.Write(value, writer);
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public void Dispose() => writer.Dispose();

    private static string DeliveredBy(AttributeDefinition attribute) =>
        attribute.SourceDepartment?.Split('、')[0] switch
        {
            "税务" => Tax,
            "统计" or "人社" or "残联" => "统计",
            "工信" or "科技" or "知识产权" => "工信",
            _ => "市场监管",
        };
}
