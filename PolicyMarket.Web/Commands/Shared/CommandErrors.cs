using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Web.Commands.Shared;

/// <summary>Writes errors in words on standard error.</summary>
internal static class CommandErrors
{
    private const int MaxShown = 50;

    /// <summary>A heading, the reasons with their places, and what to do.</summary>
    public static int Say(this Terminal terminal, int exitCode, string heading, IReadOnlyCollection<Diagnostic> reasons, string remedy)
    {
        terminal.Error.WriteLine(heading);
        foreach (var reason in reasons.Take(MaxShown))
        {
            terminal.Error.WriteLine(reason.Where is { } where ? $"  {where}：{reason.Message}（{reason.Code}）" : $"  {reason.Message}（{reason.Code}）");
        }

        if (reasons.Count > MaxShown)
        {
            terminal.Error.WriteLine($"  ……另有 {reasons.Count - MaxShown} 处。");
        }

        terminal.Error.WriteLine(remedy);
        return exitCode;
    }

    public static int Say(this Terminal terminal, int exitCode, string message)
    {
        terminal.Error.WriteLine(message);
        return exitCode;
    }
}
