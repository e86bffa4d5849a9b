using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PolicyMarket.Tests.House;

namespace PolicyMarket.Tests.Support;

/// <summary>The built program as a process of its own, as a person or the task scheduler starts it.</summary>
internal sealed class ChildProgram : IAsyncDisposable
{
    /// <summary>
    /// Below the ports that a system gives to connections by itself (Linux begins at 32768), so that none takes ours while the program is down.
    /// </summary>
    private const int FirstPort = 20_000;
    private const int PortCount = 12_000;
    private static int lastPort = Environment.ProcessId * 37;

    private readonly Process process;
    private readonly StringBuilder output = new();

    private ChildProgram(Process process) => this.process = process;

    /// <summary>Output on both streams so far.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    public bool HasEnded => process.HasExited;

    /// <summary>Starts the program of the same configuration as the tests.</summary>
    public static ChildProgram Start(string environment, params string[] arguments)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent?.Name ?? "Debug";
        var web = Path.Combine(SourceTree.Root, "PolicyMarket.Web");
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = web,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(web, "bin", configuration, "net10.0", "PolicyMarket.Web.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // No night begins by itself alongside a test, whatever the hour; the tests of nights start theirs.
        start.Environment["Nightly__IsOn"] = "false";

        // Its tests are about other things than the second factor, which has its own.
        start.Environment["SecondFactor__IsRequired"] = "false";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = environment;
        var started = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        var child = new ChildProgram(started);
        started.OutputDataReceived += (_, line) => child.Note(line.Data);
        started.ErrorDataReceived += (_, line) => child.Note(line.Data);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return child;
    }

    /// <summary>A port that no one listens on, given to one caller only.</summary>
    public static int FreePort()
    {
        for (var tries = 0; tries < PortCount; tries++)
        {
            var port = FirstPort + (int)((uint)Interlocked.Increment(ref lastPort) % PortCount);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }

        throw new InvalidOperationException($"All ports from {FirstPort} to {FirstPort + PortCount - 1} are taken.");
    }

    /// <summary>Waits until the address answers; throws with the program's own words when it ends before.</summary>
    public async Task WaitForAnswerAsync(Uri address)
    {
        var most = TimeSpan.FromMinutes(10); // for a program that hangs; a busy machine may need several
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(1) };
        var since = Stopwatch.StartNew();
        while (true)
        {
            if (process.HasExited || since.Elapsed > most)
            {
                throw new InvalidOperationException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The program {(process.HasExited ? $"ended with {process.ExitCode}" : $"did not answer at {address} within {most.TotalMinutes} minutes")}:\n{Output}"
                    )
                );
            }

            try
            {
                using var answer = await client.GetAsync(address);
                return;
            }
            catch (Exception notYet) when (notYet is HttpRequestException or TaskCanceledException)
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>Waits until the program has written the text; throws when it ends before.</summary>
    public async Task WaitForTextAsync(string text)
    {
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The program ended with {process.ExitCode} and did not write \"{text}\":\n{Output}");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>The exit code; 137 after a kill.</summary>
    public async Task<int> WaitForEndAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Waits for the end, but not longer than this; whether it has ended.</summary>
    public async Task<bool> HasEndedWithinAsync(TimeSpan most)
    {
        using var limit = new CancellationTokenSource(most);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>kill -9: no handler of the program runs.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    private void Note(string? line)
    {
        if (line is not null)
        {
            lock (output)
            {
                output.AppendLine(line);
            }
        }
    }
}
