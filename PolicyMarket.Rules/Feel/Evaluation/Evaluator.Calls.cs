using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Typing;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Evaluation;

/// <summary>Calls of functions, by position and by name, and instance of.</summary>
internal sealed partial class Evaluator
{
    /// <summary>Calls a function value by position; null (the value) where that does not fit.</summary>
    public FeelValue Apply(FeelFunction function, params ImmutableArray<FeelValue> arguments) =>
        function switch
        {
            BuiltinFunction builtin => Invoke(builtin.Function, arguments),
            UserFunction user => Run(user, arguments),
            _ => throw new ArgumentOutOfRangeException(nameof(function), function, "No such kind of function."),
        };

    private FeelValue Invoke(Call node)
    {
        var arguments = Each(node.Arguments);
        var value = Invoke(node.Function, arguments);
        _steps?.Call(node, arguments, value);
        return value;
    }

    private FeelValue Invoke(Builtin function, ImmutableArray<FeelValue> arguments) =>
        IsFacts ? InvokeOnFacts(function, arguments) : function.Standard?.Invoke(arguments, this) ?? FeelNull.Plain;

    private FeelValue InvokeOnFacts(Builtin function, ImmutableArray<FeelValue> arguments)
    {
        var items = function.IsAggregate && arguments is [FeelList only] ? only.Items : arguments;
        var unknown = function.TakesNulls ? arguments.FirstOrDefault() as FeelNull : FeelNull.Among(items);
        if (unknown is not null)
        {
            return unknown;
        }

        try
        {
            return function.Apply is { } apply && Fit(function, items) ? apply(items) : Standardly(function, arguments);
        }
        catch (OverflowException)
        {
            return FeelNull.Because(TooLarge);
        }
    }

    /// <summary>Values from lists of records have no type beforehand; what does not fit is left to the standard function.</summary>
    private static bool Fit(Builtin function, ImmutableArray<FeelValue> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (
                function.IsAggregate
                    ? !function.Parameters.Any(kind => FeelType.IsOf(arguments[i], kind))
                    : i < function.Parameters.Length
                        && !FeelType.IsOf(arguments[i], function.Parameters[i])
                        && !(i == 1 && function.Parameters[0] == FeelKind.List)
            )
            {
                return function is { IsAggregate: true, TakesNulls: true };
            }
        }

        return true;
    }

    private FeelValue Standardly(Builtin function, ImmutableArray<FeelValue> arguments)
    {
        var nested = arguments.Select(Nested).OfType<FeelNull>().FirstOrDefault();
        if (nested is not null && !function.TakesNulls)
        {
            return nested;
        }

        var value = function.Standard?.Invoke(arguments, this) ?? FeelNull.Plain;
        return value switch
        {
            FeelNull { Missing.IsEmpty: true, Reasons.IsEmpty: true } => FeelNull.Because(FeelEvaluationWording.ArgumentsUnsuitable(function.Name)),
            FeelNumber { Wide: not null } wide => Narrowed(wide),
            _ => value,
        };
    }

    /// <summary>The unknown inside a list, which makes what is computed from the list unknown.</summary>
    private static FeelNull? Nested(FeelValue value) => value is FeelList list ? FeelNull.Among(list.Items) : null;

    private static FeelValue Narrowed(FeelNumber wide)
    {
        var (_, scale) = Numbers.Parts(wide);
        for (var places = Math.Min(scale, 28); places >= 0; places--)
        {
            if (Numbers.Round(wide, places, RoundingMode.HalfEven) is { Wide: null } fits)
            {
                return fits;
            }
        }

        return FeelNull.Because(TooLarge);
    }

    private FeelValue Invoke(NamedCall node)
    {
        var values = Each(node.Arguments);
        if (IsFacts && FeelNull.Among(values) is { } unknown)
        {
            return unknown;
        }

        var value = node.Function.Standard?.Invoke(values, node.Names, this) ?? FeelNull.Plain;
        return IsFacts && value is FeelNumber { Wide: not null } wide ? Narrowed(wide) : value;
    }

    private FeelValue Invoke(Invocation node)
    {
        var callee = Evaluate(node.Callee);
        var values = Each(node.Arguments);
        return callee switch
        {
            FeelList { Items: [FeelFunction only] } => Invoke(only, values, node.Names),
            FeelFunction function => Invoke(function, values, node.Names),
            FeelNull when IsFacts => callee,
            // A variable that is no function does not hide the function of its name.
            _ when !IsFacts && node.Callee is LocalName { Name: var name } && Builtins.Find(name) is { } builtin => Invoke(
                new BuiltinFunction(builtin),
                values,
                node.Names
            ),
            _ => FeelNull.Because(FeelEvaluationWording.NotFunction),
        };
    }

    private FeelValue Invoke(FeelFunction function, ImmutableArray<FeelValue> values, ImmutableArray<string> names)
    {
        if (names.IsEmpty)
        {
            return Apply(function, values);
        }

        if (function is BuiltinFunction builtin)
        {
            return builtin.Function.Standard?.Invoke(values, names, this) ?? FeelNull.Plain;
        }

        var parameters = function.ParameterNames;
        var ordered = new FeelValue[parameters.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var place = parameters.IndexOf(names[i], StringComparer.Ordinal);
            if (place < 0)
            {
                return FeelNull.Because(FeelEvaluationWording.UnknownParameter(names[i]));
            }

            ordered[place] = values[i];
        }

        return Array.Exists(ordered, value => value is null) ? FeelNull.Because(FeelEvaluationWording.ArgumentMissing) : Apply(function, [.. ordered]);
    }

    private FeelValue Run(UserFunction function, ImmutableArray<FeelValue> arguments)
    {
        var definition = function.Definition;
        if (definition.Body is null || arguments.Length != definition.Parameters.Length)
        {
            return FeelNull.Because(definition.Body is null ? FeelEvaluationWording.ExternalFunctionRefused : FeelEvaluationWording.ArgumentCountWrong);
        }

        if (_calls >= FeelLimits.CallDepth || !System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new FeelLimitException(FeelEvaluationWording.CallsTooDeep(FeelLimits.CallDepth));
        }

        var scope = function.Closure;
        for (var i = 0; i < arguments.Length; i++)
        {
            var (name, type) = definition.Parameters[i];
            var value = type is null ? arguments[i] : TypeTests.Coerced(arguments[i], type, this);
            if (value is null)
            {
                return FeelNull.Because(FeelEvaluationWording.ArgumentTypeWrong(name));
            }

            scope = new Scope(scope, name, value);
        }

        var outer = _scope;
        _scope = scope;
        _calls++;
        var result = Evaluate(definition.Body);
        _calls--;
        _scope = outer;
        return result;
    }

    private FeelValue Instance(InstanceOf node)
    {
        var value = Evaluate(node.Value);
        return IsFacts && value is FeelNull ? value
            : TypeNames.IsKnown(node.Type)
                ? TypeTests.IsInstance(value, node.Type, this) ? True
                    : False
            : FeelNull.Because(FeelEvaluationWording.UnknownType(node.Type.Name));
    }

    public FeelRange? RangeOf(string text)
    {
        if (text.Length > LongestRange)
        {
            return null;
        }

        var root = new Parser(text, NameTable.Functions, Dialect.Standard).Parse().Value;
        return root is RangeLiteral or OpenRange { IsInterval: true } && Walk.Children(root).All(IsLiteral) ? Evaluate(root) as FeelRange : null;
    }

    private static bool IsLiteral(FeelNode node) =>
        node switch
        {
            NumberLiteral or TextLiteral or ValueLiteral or NullLiteral => true,
            Negation { Operand: NumberLiteral } => true,
            Call { Function.Name: "date" or "time" or "date and time" or "duration", Arguments: [TextLiteral] } => true,
            _ => false,
        };
}
