namespace PolicyMarket.Rules.Dmn.Testing;

/// <summary>One result node of one test case; values as FEEL writes them; Why is the reason of a null or of a refusal in Chinese.</summary>
public sealed record DmnCaseResult(string Id, string Node, DmnVerdict Verdict, string Expected, string Got, string? Why);
