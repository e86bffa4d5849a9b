using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Imports.Deliveries;

namespace PolicyMarket.Web.Imports.Work;

/// <summary>A received file and what its form says of it. Source, Period and AsOf speak of firm facts only.</summary>
public sealed record ImportOrder(ImportKind Kind, string FileName, string Source, string Period, DateOnly AsOf, ImportUploader By)
{
    public DeliveryChoice Choice { get; init; } = DeliveryChoice.Plain;

    /// <summary>Speaks of policies only.</summary>
    public PunctuationChoice Punctuation { get; init; }
}
