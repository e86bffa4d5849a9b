namespace PolicyMarket.Web.Commands.Shared;

/// <summary>One line on standard error that is written over and over while work runs; silent when no one watches.</summary>
internal sealed class ProgressLine(Terminal terminal) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Lock sync = new();
    private long lastShown;
    private int width;

    /// <summary>Cheap to call often: only a few texts a second are made and shown.</summary>
    public void Show(Func<string> text)
    {
        if (!terminal.ShowsProgress)
        {
            return;
        }

        lock (sync)
        {
            var now = terminal.Clock.GetTimestamp();
            if (width > 0 && terminal.Clock.GetElapsedTime(lastShown, now) < Interval)
            {
                return;
            }

            lastShown = now;
            Write(text());
        }
    }

    public void Dispose()
    {
        lock (sync)
        {
            if (width > 0)
            {
                Write("");
                terminal.Error.Write('\r');
                width = 0;
            }
        }
    }

    /// <summary>A Chinese character takes two columns.</summary>
    private void Write(string text)
    {
        var columns = text.Sum(character => character > 0x2E7F ? 2 : 1);
        terminal.Error.Write('\r');
        terminal.Error.Write(text);
        terminal.Error.Write(new string(' ', Math.Max(0, width - columns)));
        terminal.Error.Flush();
        width = columns;
    }
}
