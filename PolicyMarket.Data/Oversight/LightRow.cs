using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Oversight;

/// <summary>
/// Waiting work of one department, or of finance (DepartmentId null), by light. Red counts findings as well; Escalated: open cases of level one or two.
/// Sum in fen.
/// </summary>
public sealed record LightRow(long? DepartmentId, string Name, CaseActor Actor, int Red, int Amber, int Green, int Escalated, long WaitingFen)
{
    public int Waiting => Red + Amber + Green;

    /// <summary>The worst light; null when all is green.</summary>
    public CaseLight? Worst =>
        Red > 0 ? CaseLight.Red
        : Amber > 0 ? CaseLight.Amber
        : null;
}
