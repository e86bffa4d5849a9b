using System.Diagnostics;

namespace PolicyMarket.Tests.Support;

/// <summary>Gets what the browser tests need: on Debian as root with apt-get, elsewhere it says in one sentence what is missing.</summary>
internal static class Provision
{
    private const string Noto = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
    private static readonly Lazy<string> Browser = new(ProvideChromium);
    private static readonly Lazy<string> Font = new(ProvideFont);

    /// <summary>Path of a Chromium that can show Chinese.</summary>
    public static string Chromium => Browser.Value;

    /// <summary>A font file with Chinese signs, for documents.</summary>
    public static string ChineseFont => Font.Value;

    /// <summary>Its face for simplified Chinese.</summary>
    public static int ChineseFontFace => ChineseFont == Noto ? 2 : 0;

    private static string ProvideFont()
    {
        if (Environment.GetEnvironmentVariable("CHINESE_FONT") is { } named)
        {
            return named;
        }

        if (!File.Exists(Noto) && File.Exists("/usr/bin/apt-get") && Environment.UserName == "root")
        {
            Run("apt-get", "-o Acquire::Retries=3 update");
            Install("fonts-noto-cjk");
        }

        return File.Exists(Noto)
            ? Noto
            : throw new InvalidOperationException(
                "The tests of documents need a Chinese font: install fonts-noto-cjk (Debian), or set CHINESE_FONT to a font file."
            );
    }

    private static string ProvideChromium()
    {
        if (Find() is { } found && HasChineseFont())
        {
            return found;
        }

        if (!File.Exists("/usr/bin/apt-get") || Environment.UserName != "root")
        {
            throw new InvalidOperationException(
                "The browser tests need Chromium and a Chinese font: install the packages chromium-headless-shell (or chromium) and fonts-noto-cjk (Debian), or set CHROMIUM to the browser's path."
            );
        }

        Run("apt-get", "-o Acquire::Retries=3 update");
        Install("fonts-noto-cjk fontconfig");
        try
        {
            Install("chromium-headless-shell");
        }
        catch (InvalidOperationException)
        {
            Install("chromium"); // an older Debian has no package without windows
        }

        return Find() ?? throw new InvalidOperationException("apt-get installed Chromium, but it is not in /usr/bin.");
    }

    private static void Install(string packages) =>
        Run("apt-get", $"-o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 install -y --no-install-recommends {packages}");

    /// <summary>The build of Chromium without windows comes first: it takes a third of the processor time.</summary>
    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("CHROMIUM");
        string?[] places = [named, "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
        return places.FirstOrDefault(File.Exists);
    }

    private static bool HasChineseFont() =>
        Environment.GetEnvironmentVariable("CHROMIUM") is not null
        || (Directory.Exists("/usr/share/fonts") && Directory.EnumerateFiles("/usr/share/fonts", "*CJK*", SearchOption.AllDirectories).Any());

    private static void Run(string command, string arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command} could not be started.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command} {arguments} ended with {process.ExitCode}: {output.Result}{errors.Result}");
        }
    }
}
