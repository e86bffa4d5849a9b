namespace PolicyMarket.Rules.Dmn.Testing;

/// <summary>Refused: the model or the test cannot be run at all, as opposed to a wrong value.</summary>
public enum DmnVerdict
{
    Passed,
    Failed,
    Refused,
}
