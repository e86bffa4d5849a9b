using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Front;

namespace PolicyMarket.Tests.Web.Front;

/// <summary>The log as Production prints it, in memory.</summary>
internal sealed class PrintedLog : ILoggerProvider
{
    private readonly StringBuilder text = new();
    private readonly PrivateFormatter formatter = new(TestTime.NewClock());

    public string Text
    {
        get
        {
            lock (text)
            {
                return text.ToString();
            }
        }
    }

    public IReadOnlyList<string> Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Clear()
    {
        lock (text)
        {
            text.Clear();
        }
    }

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose() { }

    private sealed class Category(PrintedLog log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            using var writer = new StringWriter();
            log.formatter.Write(new LogEntry<TState>(logLevel, name, eventId, state, exception, formatter), null, writer);
            lock (log.text)
            {
                log.text.Append(writer.ToString().Replace("\r\n", "\n", StringComparison.Ordinal));
            }
        }
    }
}
