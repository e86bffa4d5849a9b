using System.Diagnostics;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Front;

/// <summary>One line a request: method, path, status, milliseconds, id of the person, trace id. No query string, no name, no form.</summary>
internal sealed partial class RequestLog(ILogger<RequestLog> log, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var (start, method, path) = (time.GetTimestamp(), context.Request.Method, context.Request.Path.Value); // both change when a status page answers
        try
        {
            await next(context);
        }
        finally
        {
            Write(
                Known(method),
                LogMask.Path(path),
                context.Response.StatusCode,
                (long)time.GetElapsedTime(start).TotalMilliseconds,
                context.User.PersonId(),
                Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier
            );
        }
    }

    private static string Known(string method) => method.Length <= 10 && method.All(char.IsAsciiLetterUpper) ? method : "?";

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Path} {Status} {Milliseconds} ms person {PersonId} trace {TraceId}")]
    private partial void Write(string method, string path, int status, long milliseconds, PersonId? personId, string traceId);
}
