using System.Text;

namespace PolicyMarket.Web.Commands.Shared;

/// <summary>Input, output and clock of a command; tests pass their own.</summary>
internal sealed class Terminal
{
    public required TextReader In { get; init; }

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Standard output as bytes, for results that machines read. The caller does not close it.</summary>
    public required Func<Stream> OpenOutput { get; init; }

    /// <summary>True: a person watches standard error.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>True: what is typed can be read without showing it.</summary>
    public Func<string?>? ReadSecret { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public static Terminal OfConsole()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Terminal
        {
            In = Console.In,
            Out = Console.Out,
            Error = Console.Error,
            OpenOutput = Console.OpenStandardOutput,
            ShowsProgress = !Console.IsErrorRedirected,
            ReadSecret = Console.IsInputRedirected ? null : ReadHidden,
        };
    }

    private static string? ReadHidden()
    {
        var typed = new StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    return typed.ToString();
                case ConsoleKey.Escape:
                    return null;
                case ConsoleKey.Backspace:
                    typed.Length = Math.Max(0, typed.Length - 1);
                    break;
                default:
                    typed.Append(key.KeyChar);
                    break;
            }
        }
    }
}
