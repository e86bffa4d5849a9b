namespace PolicyMarket.Data.Imports.Deliveries;

/// <summary>Effect of a delivery on the standing sheets, counted in firms.</summary>
public sealed record DeliveryEffect
{
    /// <summary>Firms of the file whose standing sheet is of a later as-of date and stayed.</summary>
    public int KeptNewer { get; init; }

    /// <summary>The as-of date of a sheet that stayed; the latest one.</summary>
    public DateOnly? NewestKept { get; init; }

    /// <summary>Firms whose sheet of the same as-of date had other values and was replaced.</summary>
    public int ReplacedSameDate { get; init; }

    /// <summary>Firms whose values were the same: only the date moved.</summary>
    public int Redated { get; init; }

    /// <summary>Firms whose sheet ended because the file does not name them.</summary>
    public int Ended { get; init; }
}
