namespace PolicyMarket.Rules.Documents.Vocabulary;

/// <summary>Unit classes that a measured attribute can be compared in.</summary>
internal enum MeasureUnit
{
    Money,
    Share,
    Count,
    Time,
    Any,
}

/// <summary>Words of policy texts for one measured attribute; Attribute is null for measures that the catalogue does not name.</summary>
internal sealed record Measure(string Words, MeasureUnit Unit, string? Attribute, string Label);
