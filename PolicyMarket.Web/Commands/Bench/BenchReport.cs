using System.Text.Json;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>One JSON object on standard output.</summary>
internal static class BenchReport
{
    private const int Digits = 6;

    public static int Write(Terminal terminal, Action<Utf8JsonWriter> fields)
    {
        using var output = terminal.OpenOutput();
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            fields(writer);
            writer.WriteNumber("peak_memory_mb"u8, BenchMachine.PeakMemoryMb);
            BenchMachine.Write(writer);
            writer.WriteEndObject();
        }

        output.Write("\n"u8);
        output.Flush();
        return ExitCodes.Done;
    }

    public static void WriteSeconds(this Utf8JsonWriter writer, string name, double seconds) => writer.WriteNumber(name, Math.Round(seconds, Digits));

    /// <summary>Four significant digits, as 1.234E10 and not as twelve figures that no one measured.</summary>
    public static void WriteRate(this Utf8JsonWriter writer, string name, double perSecond)
    {
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, perSecond))) - 3));
        writer.WriteNumber(name, Math.Round(perSecond / unit) * unit);
    }
}
