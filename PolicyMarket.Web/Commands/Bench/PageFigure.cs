using System.Text.Json;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>The answers of one kind of page. IsKept: from the output cache; Bytes: of the body of an answer as it was sent, on average.</summary>
internal sealed record PageFigure(string Name, bool IsKept, double PerSecond, double MedianMs, double P99Ms, long Requests, double Bytes)
{
    /// <summary>Milliseconds of each answer, in any order.</summary>
    public static PageFigure Of(string name, bool isKept, double seconds, double[] milliseconds, double bytes)
    {
        Array.Sort(milliseconds);
        double At(double share) => milliseconds[Math.Min(milliseconds.Length - 1, (int)(milliseconds.Length * share))];
        return new PageFigure(name, isKept, milliseconds.Length / seconds, At(0.5), At(0.99), milliseconds.Length, bytes);
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("page", Name);
        writer.WriteBoolean("kept", IsKept);
        writer.WriteRate("per_second", PerSecond);
        writer.WriteNumber("median_ms", Math.Round(MedianMs, 2));
        writer.WriteNumber("p99_ms", Math.Round(P99Ms, 2));
        writer.WriteNumber("requests", Requests);
        writer.WriteNumber("bytes", Math.Round(Bytes));
        writer.WriteEndObject();
    }
}
