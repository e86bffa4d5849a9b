using System.Collections.Immutable;

namespace PolicyMarket.Rules.Feel.Syntax;

/// <summary>
/// A type as written: a plain name, list&lt;T&gt;, range&lt;T&gt;, context&lt;a: T&gt;, function&lt;T&gt; -> T. Parts are the inner types, Names the
/// entries of a context. Allowed holds the tests that every value of an item definition must pass.
/// </summary>
internal sealed record TypeName(string Name, ImmutableArray<TypeName> Parts, ImmutableArray<string> Names, TypeName? Result)
{
    public UnaryTestList? Allowed { get; init; }
}
