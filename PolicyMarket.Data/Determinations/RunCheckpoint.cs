using PolicyMarket.Data.Nightly;

namespace PolicyMarket.Data.Determinations;

/// <summary>The figures of a half-done run up to its cursor, written with every chunk, so that a run that was cut short goes on with them. Natural key: run.</summary>
public sealed class RunCheckpoint
{
    internal RunCheckpoint() { }

    public long RunId { get; internal init; }

    /// <summary>As <see cref="NightFigures"/> writes them.</summary>
    public byte[] Figures { get; internal set; } = [];
}
