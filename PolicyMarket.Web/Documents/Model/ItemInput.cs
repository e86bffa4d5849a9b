using System.Collections.Immutable;
using PolicyMarket.Data.Authoring.Documents;
using PolicyMarket.Web.Drafts.Model;

namespace PolicyMarket.Web.Documents.Model;

/// <summary>The choices of an officer for the draft of an item: marked clauses, accepted suggestions, name, benefit and mode.</summary>
public sealed record ItemInput(
    ImmutableArray<DocumentClause> Clauses,
    ImmutableArray<Suggestion> Accepted,
    string Title,
    string Benefit,
    string Mode,
    string DepartmentKey
);

/// <summary>The draft as it would be made: its form, the citations, and notes for the officer.</summary>
public sealed record DraftedItem(DraftForm Form, ImmutableArray<CitedWords> Citations, ImmutableArray<string> Notes);
