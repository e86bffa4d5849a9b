namespace PolicyMarket.Web.Commands.Shared;

/// <summary>Exit codes of commands; docs/commands.md lists the same.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>A workflow refused, or a verdict is negative.</summary>
    public const int Refused = 1;

    /// <summary>The command line or a file is wrong; nothing was done.</summary>
    public const int BadInput = 2;

    /// <summary>Another process uses the database or the address.</summary>
    public const int InUse = 3;

    /// <summary>The machine failed: disk, rights, memory.</summary>
    public const int Failed = 4;

    /// <summary>Ctrl+C.</summary>
    public const int Interrupted = 130;
}
