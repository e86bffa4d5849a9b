using System.Collections.Immutable;

namespace PolicyMarket.Rules.Dmn.Model;

/// <summary>
/// One element of a model for lists: its declared type as FEEL writes it (null where none), the form of its logic in Chinese, what it requires.
/// </summary>
public sealed record DmnEntry(string Name, string? Type, string Form, ImmutableArray<string> Requires);
