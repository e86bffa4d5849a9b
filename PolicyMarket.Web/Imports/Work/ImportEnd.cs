using System.Collections.Immutable;
using PolicyMarket.Data.Imports.Deliveries;

namespace PolicyMarket.Web.Imports.Work;

/// <summary>How an import ended: taken in whole, refused whole, or asked about.</summary>
public sealed record ImportEnd
{
    private ImportEnd(ImportTaken? taken, ImportRefusal? refusal, ImmutableArray<DeliveryQuestion> questions)
    {
        Questions = questions;
        Taken = taken;
        Refusal = refusal;
    }

    public ImportTaken? Taken { get; }

    public ImportRefusal? Refusal { get; }

    public ImmutableArray<DeliveryQuestion> Questions { get; }

    public static ImportEnd Of(ImportTaken taken) => new(taken, null, []);

    public static ImportEnd Of(ImmutableArray<DeliveryQuestion> questions) => new(null, null, questions);

    public static ImportEnd Of(ImportRefusal refusal) => new(null, refusal, []);
}
