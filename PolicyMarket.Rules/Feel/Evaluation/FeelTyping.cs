using System.Collections.Immutable;
using System.Text.Json;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Typing;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Evaluation;

/// <summary>
/// Declared types of one expression, with the implicit conversions of DMN: the result and the variables are brought to their types, and what does not fit is
/// null. Immutable.
/// </summary>
public sealed class FeelTyping
{
    private readonly TypeName? _result;
    private readonly ImmutableDictionary<string, TypeName> _inputs;

    private FeelTyping(TypeName? result, ImmutableDictionary<string, TypeName> inputs, IReadOnlyDictionary<string, TypeName> types) =>
        (_result, _inputs, Types) = (result, inputs, types);

    /// <summary>Nothing is declared and nothing is converted.</summary>
    public static FeelTyping None { get; } = new(null, ImmutableDictionary<string, TypeName>.Empty, ImmutableDictionary<string, TypeName>.Empty);

    /// <summary>Item definitions by name, resolved to plain types.</summary>
    internal IReadOnlyDictionary<string, TypeName> Types { get; }

    /// <summary>
    /// Result is a type such as list&lt;number&gt;; definitions an object of item definitions, each a type or {"type", "allowed"}; inputs an object of
    /// variables with their types. Null: not declared.
    /// </summary>
    public static Result<FeelTyping> Read(string? result, JsonElement? definitions, JsonElement? inputs)
    {
        if (result is null && definitions is null && inputs is null)
        {
            return Result.Ok<FeelTyping>(None);
        }

        var reader = new FeelTypeReader(definitions);
        var declared = result is null ? null : reader.Read(result, "type");
        var variables = reader.ReadInputs(inputs);
        var types = reader.ReadAll();
        return reader.Problem is { } problem ? Result.Fail<FeelTyping>(problem) : Result.Ok<FeelTyping>(new FeelTyping(declared, variables, types));
    }

    /// <summary>A value that does not fit is null, with its type as the reason.</summary>
    internal FeelValue CoerceResult(FeelValue value, Evaluator evaluator) =>
        _result is { } type ? Coerce(value, type, FeelEvaluationWording.ScriptResult, evaluator) : value;

    internal FeelContext CoerceInputs(FeelContext variables, FeelClock clock)
    {
        if (_inputs.IsEmpty)
        {
            return variables;
        }

        var evaluator = new Evaluator(new Scope(null, null, variables), clock);
        return new FeelContext(
            variables.Entries.Select(entry =>
                _inputs.TryGetValue(entry.Key, out var type)
                    ? KeyValuePair.Create(entry.Key, Coerce(entry.Value, type, FeelEvaluationWording.NamedVariable(entry.Key), evaluator))
                    : entry
            )
        );
    }

    private static FeelValue Coerce(FeelValue value, TypeName type, string what, Evaluator evaluator) =>
        TypeTests.Coerced(value, type, evaluator)
        ?? FeelNull.Because(FeelEvaluationWording.NotDeclaredType(what, TypeNames.Written(type), type.Allowed is null ? "" : "，或不在允许的取值之内"));
}
