using System.Collections.Immutable;
using PolicyMarket.Data.Documents.Formats;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Documents;

/// <summary>Text of a file: one paragraph a line, a table row as | a | b |, pages without their headers and numbers.</summary>
public sealed record DocumentText(string Text, DocumentFileKind Kind, ImmutableArray<Diagnostic> Warnings);
