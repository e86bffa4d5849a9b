using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>Meaning of a column of the file; Attribute is set for facts only. Index counts from 0.</summary>
public sealed record TableColumn(int Index, string Header, ColumnRole Role, AttributeDefinition? Attribute);
