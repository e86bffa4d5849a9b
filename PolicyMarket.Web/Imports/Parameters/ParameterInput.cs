namespace PolicyMarket.Web.Imports.Parameters;

/// <summary>Input of the forms of the parameters page.</summary>
public sealed class ParameterInput
{
    public string? Name { get; set; }

    public string? Region { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    public string? Value { get; set; }

    public string? Source { get; set; }
}
