namespace PolicyMarket.Rules.Dmn.Exchange;

/// <summary>Names of the decisions and marks that an item has in DMN.</summary>
internal static class DmnNames
{
    public const string Model = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    public const string Feel = "https://www.omg.org/spec/DMN/20191111/FEEL/";
    public const string Eligible = "eligible";
    public const string Amount = "amount";
    public const string Payable = "payable";
    public const string Cap = "cap";

    /// <summary>The namespace of a model begins so, and the id of its item follows.</summary>
    public const string Space = "urn:policymarket:item:";

    public const string CappedResult = "round half up(max(0, min(amount, cap)), 2)";
    public const string UncappedResult = "round half up(max(0, amount), 2)";
}
