using System.Collections.Frozen;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;

namespace PolicyMarket.Rules.Rete;

/// <summary>The members of a list as a constant in a condition: equal for equal members in any order, so that items share the node of the network.</summary>
internal sealed class CodeList : IEquatable<CodeList>
{
    private readonly FrozenSet<FactValue> _members;

    public CodeList(ListOperand list)
    {
        _members = list.Values.ToFrozenSet();
        Texts = [.. _members.OfType<TextFact>().Select(text => text.Value).Order(StringComparer.Ordinal)];
    }

    /// <summary>The members that are codes or texts, ordinal order.</summary>
    public string[] Texts { get; }

    public bool Contains(FactValue value) => _members.Contains(value);

    public bool Equals(CodeList? other) => other is not null && _members.SetEquals(other._members);

    public override bool Equals(object? obj) => Equals(obj as CodeList);

    public override int GetHashCode() => _members.Aggregate(_members.Count, (hash, member) => hash ^ member.GetHashCode());
}
