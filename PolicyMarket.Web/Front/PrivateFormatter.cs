using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace PolicyMarket.Web.Front;

/// <summary>
/// Writes each entry as one line: instant (UTC), level, category, message, exceptions. Messages of exceptions are masked, because they may quote what a
/// person typed or what a row holds; their types and stack traces stay.
/// </summary>
internal sealed class PrivateFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "private";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var line = new StringBuilder()
            .Append(time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))
            .Append(' ')
            .Append(Short(logEntry.LogLevel))
            .Append(' ')
            .Append(logEntry.Category)
            .Append(' ')
            .Append(LogMask.Numbers(logEntry.Formatter(logEntry.State, logEntry.Exception)));
        for (var one = logEntry.Exception; one is not null; one = one.InnerException)
        {
            line.Append(" | ").Append(one.GetType().FullName).Append(": ").Append(LogMask.Everything(one.Message)).Append(' ').Append(one.StackTrace);
        }

        line.Replace("\r", "").Replace('\n', ' ');
        textWriter.WriteLine(line.ToString());
    }

    private static string Short(LogLevel level) =>
        level switch
        {
            LogLevel.Trace => "trce",
            LogLevel.Debug => "dbug",
            LogLevel.Information => "info",
            LogLevel.Warning => "warn",
            LogLevel.Error => "fail",
            LogLevel.Critical => "crit",
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, "unknown level"),
        };
}
