namespace PolicyMarket.Data.Firms.Outlook;

/// <summary>
/// A relief that a firm is entitled to. Where: how it is enjoyed; WorthFen: null when the amount lacks a fact; State: as a department's fact tells; Reported:
/// what the firm says itself, null when it has said nothing.
/// </summary>
public sealed record FirmRelief(string ItemCode, string Title, string? Where, long? WorthFen, ReliefState State, bool? Reported)
{
    /// <summary>A fact decides; where there is none, the firm's word.</summary>
    public bool IsEnjoyed => State == ReliefState.Enjoyed || (State == ReliefState.Unknown && Reported == true);
}
