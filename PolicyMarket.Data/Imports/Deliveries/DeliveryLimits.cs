namespace PolicyMarket.Data.Imports.Deliveries;

/// <summary>Thresholds above which a delivery is asked about; shares are from 0 to 1.</summary>
public sealed record DeliveryLimits
{
    public static DeliveryLimits Default { get; } = new();

    /// <summary>Firms that must be compared before the share of changed firms means anything.</summary>
    public int MinComparedFirms { get; init; } = 20;

    /// <summary>More changed firms than this are asked about.</summary>
    public decimal MaxChangedShare { get; init; } = 0.5m;

    /// <summary>Values of one column that moved by about a power of ten before the column is asked about.</summary>
    public int MinColumnJumps { get; init; } = 3;

    /// <summary>Jumps among the changed values of a column from which on the column is asked about.</summary>
    public decimal MinJumpShare { get; init; } = 0.2m;

    /// <summary>How far a ratio may be from a power of ten and still count as a jump of its column.</summary>
    public decimal JumpTolerance { get; init; } = 0.1m;

    /// <summary>The greater of both values from which on a jump counts; smaller numbers grow tenfold every day.</summary>
    public decimal MinJumpValue { get; init; } = 100m;

    /// <summary>The greater of both sums (yuan) from which on an exact power of ten is asked about even in a single firm.</summary>
    public decimal MinJumpYuan { get; init; } = 1_000m;

    /// <summary>Firms or values that a question names.</summary>
    public int MaxNamed { get; init; } = 5;
}
