using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>On what the figures were measured.</summary>
internal static class BenchMachine
{
    /// <summary>The most memory that this process has had, in MB.</summary>
    public static long PeakMemoryMb
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64 >> 20;
        }
    }

    /// <summary>Runnable processes of the last minute, this one included; null where the system does not say.</summary>
    public static double? LoadAverage()
    {
        const string file = "/proc/loadavg";
        return File.Exists(file) ? double.Parse(File.ReadAllText(file).Split(' ')[0], CultureInfo.InvariantCulture) : null;
    }

    public static void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("machine"u8);
        writer.WriteString("cpu"u8, Cpu());
        writer.WriteNumber("cores"u8, Environment.ProcessorCount);
        writer.WriteNumber(
            "vector_bits"u8,
            Vector512.IsHardwareAccelerated ? 512
                : Vector256.IsHardwareAccelerated ? 256
                : 128
        );
        writer.WriteString("runtime"u8, RuntimeInformation.FrameworkDescription);
        writer.WriteString("os"u8, RuntimeInformation.OSDescription);
#if DEBUG
        writer.WriteString("build"u8, "Debug"u8);
#else
        writer.WriteString("build"u8, "Release"u8);
#endif
        writer.WriteEndObject();
    }

    private static string Cpu()
    {
        const string list = "/proc/cpuinfo";
        var line = File.Exists(list) ? File.ReadLines(list).FirstOrDefault(one => one.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is not null ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : RuntimeInformation.ProcessArchitecture.ToString();
    }
}
