namespace PolicyMarket.Data.Determinations;

/// <summary>Where a matching run stands.</summary>
public enum RunState
{
    /// <summary>Rows are being written, or a killed process left it so: the next start goes on from its cursor.</summary>
    Running,
    Finished,

    /// <summary>Its facts or plan changed before it was finished; a newer run took its place.</summary>
    Superseded,
}
