namespace PolicyMarket.Web.Drafts.Model;

/// <summary>A step of a row or group: before or after its neighbour, out of its group, or into the group next to it.</summary>
public enum DraftMove
{
    Up,
    Down,
    Out,
    In,
}
