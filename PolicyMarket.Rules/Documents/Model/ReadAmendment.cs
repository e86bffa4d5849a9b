namespace PolicyMarket.Rules.Documents.Model;

/// <summary>One change that an amending document makes: Action is replace, delete or insert.</summary>
public sealed record ReadAmendment(string Article, string Action, string? Old, string? New, SourceSpan Source);
