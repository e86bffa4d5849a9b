namespace PolicyMarket.Data.Casework.Facts;

/// <summary>Who must act on a case.</summary>
public enum CaseActor
{
    /// <summary>The officers of the case's department.</summary>
    Department,

    /// <summary>The finance staff who make batches and take bank results in.</summary>
    Finance,

    /// <summary>The finance staff who approve batches.</summary>
    FinanceChecker,
}
