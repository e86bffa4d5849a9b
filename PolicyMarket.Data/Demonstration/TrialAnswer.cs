namespace PolicyMarket.Data.Demonstration;

/// <summary>Which firms of the trial confirm: the first ones, all prompt ones, or the late ones too.</summary>
internal enum TrialAnswer
{
    First,
    Prompt,
    Late,
}
