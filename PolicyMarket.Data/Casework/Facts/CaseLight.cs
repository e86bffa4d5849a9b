namespace PolicyMarket.Data.Casework.Facts;

/// <summary>The light of a case, the milder one first.</summary>
public enum CaseLight
{
    /// <summary>The deadline is near.</summary>
    Amber,

    /// <summary>The deadline is over, or the finding itself must be dealt with.</summary>
    Red,
}
