using PolicyMarket.Data.Imports.Deliveries;

namespace PolicyMarket.Data.Imports;

/// <summary>
/// A department's file and what it speaks of. Source: key of the department; Period: "2025", "2026-10" or "current"; AsOf: the day that the values are as of.
/// </summary>
public sealed record FirmFile(string Path, string FileName, string Source, string Period, DateOnly AsOf)
{
    public DeliveryChoice Choice { get; init; } = DeliveryChoice.Plain;
}
