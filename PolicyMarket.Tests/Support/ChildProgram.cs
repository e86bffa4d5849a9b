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
    private readonly Process process;
    private readonly StringBuilder output = new();

    private ChildProgram(Process process) => this.process = process;

    /// <summary>What it has written to both streams so far.</summary>
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

        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = environment;
        var started = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        var child = new ChildProgram(started);
        started.OutputDataReceived += (_, line) => child.Note(line.Data);
        started.ErrorDataReceived += (_, line) => child.Note(line.Data);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return child;
    }

    /// <summary>A port that nobody listened on a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Waits until the address answers; throws with the program's own words when it ends before.</summary>
    public async Task WaitForAnswerAsync(Uri address, TimeSpan most)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var since = Stopwatch.StartNew();
        while (true)
        {
            if (process.HasExited || since.Elapsed > most)
            {
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture, $"The program {(process.HasExited ? $"ended with {process.ExitCode}" : $"did not answer at {address} within {most.TotalSeconds} s")}:\n{Output}"));
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
