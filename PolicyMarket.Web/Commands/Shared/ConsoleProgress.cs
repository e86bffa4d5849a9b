namespace PolicyMarket.Web.Commands.Shared;

/// <summary>Reports at once on the caller's thread, so that the last text is never overtaken by an earlier one.</summary>
internal sealed class ConsoleProgress<T>(Action<T> show) : IProgress<T>
{
    public void Report(T value) => show(value);
}
