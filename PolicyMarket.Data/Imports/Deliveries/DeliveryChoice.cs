using System.Collections.Immutable;
using PolicyMarket.Data.FactSheets;

namespace PolicyMarket.Data.Imports.Deliveries;

/// <summary>Decisions of the sender about a delivery, made beforehand or when asked.</summary>
public sealed record DeliveryChoice
{
    public static DeliveryChoice Plain { get; } = new();

    public DeliveryMode Mode { get; init; }

    public bool AcceptsJumps { get; init; }

    public bool AcceptsChanges { get; init; }

    /// <summary>The sender wants to see what the file would change before anything is stored.</summary>
    public bool ShowsFirst { get; init; }

    /// <summary>Keys of the questions that the sender has read; an acceptance holds for these only. Null: it holds for whatever there is.</summary>
    public ImmutableHashSet<string>? Seen { get; init; }

    public bool Accepts(DeliveryQuestion question)
    {
        var isAccepted = question.Kind switch
        {
            DeliveryQuestionKind.Removals => Mode == DeliveryMode.Complete,
            DeliveryQuestionKind.Jumps => AcceptsJumps,
            DeliveryQuestionKind.Changes => AcceptsChanges,
            DeliveryQuestionKind.Overview => Seen is not null,
            _ => throw new InvalidOperationException($"No acceptance for {question.Kind}."),
        };
        return isAccepted && Seen?.Contains(question.Key) != false;
    }
}
