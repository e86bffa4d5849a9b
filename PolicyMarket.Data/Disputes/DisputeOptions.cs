using System.ComponentModel.DataAnnotations;

namespace PolicyMarket.Data.Disputes;

/// <summary>How long a department may take to answer a dispute.</summary>
public sealed class DisputeOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Disputes";

    /// <summary>Working days after the day on which the dispute was raised.</summary>
    [Range(1, 60, ErrorMessage = "Disputes:AnswerWorkdays（答复期限）应在 1 与 60 个工作日之间。")]
    public int AnswerWorkdays { get; init; } = 10;
}
