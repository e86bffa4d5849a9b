using System.ComponentModel.DataAnnotations;
using PolicyMarket.Rules.Engine;

namespace PolicyMarket.Data.Determinations;

/// <summary>How the nightly run works through the firms.</summary>
public sealed class MatchingOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Matching";

    /// <summary>The engine that determines eligibility: in nightly runs and on the firm's page.</summary>
    public EngineKind Engine { get; init; } = EngineKind.Columnar;

    /// <summary>Firms written in one transaction: what a kill can cost, and how long others wait to write.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Matching:ChunkFirms（每次写入的企业数）应在 1 与 1000000 之间。")]
    public int ChunkFirms { get; init; } = 20_000;

    [Range(1, 256, ErrorMessage = "Matching:Threads（并行线程数）应在 1 与 256 之间。")]
    public int Threads { get; init; } = Math.Min(2, Environment.ProcessorCount);

    /// <summary>Working days that a department has for its pre-check.</summary>
    [Range(1, 60, ErrorMessage = "Matching:CheckWorkdays（核对期限）应在 1 与 60 个工作日之间。")]
    public int CheckWorkdays { get; init; } = 5;

    /// <summary>The same with another engine.</summary>
    public MatchingOptions With(EngineKind engine) =>
        new()
        {
            Engine = engine,
            ChunkFirms = ChunkFirms,
            Threads = Threads,
            CheckWorkdays = CheckWorkdays,
        };
}
