namespace PolicyMarket.Rules.Documents.Vocabulary;

/// <summary>Words for a fact that is true or false of a firm. Kind is 门槛, 裁量 or 负面.</summary>
internal sealed record Status(string Words, string Label, string? Attribute, string Kind);
