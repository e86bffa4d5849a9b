namespace PolicyMarket.Rules.Documents.Model;

/// <summary>
/// A condition that the text states. Operator is one of &gt;= &gt; &lt;= &lt; == != in not_in under between exists; Kind is 门槛, 加成, 裁量 or 负面;
/// a 负面 condition is the excluding fact itself. Attribute is a name of the catalogue; Resolved is the code that 本市 or 我省 stands for.
/// </summary>
public sealed record ReadCondition(
    string Clause,
    string Label,
    string? Attribute,
    string Operator,
    ReadValue Value,
    string? Unit,
    bool? Inclusive,
    string Kind,
    SourceSpan Source
)
{
    public string? Resolved { get; init; }
}
