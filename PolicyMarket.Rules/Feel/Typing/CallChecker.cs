using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Typing;

/// <summary>Checks the number and the types of a function's arguments.</summary>
internal sealed class CallChecker(TypeChecker types)
{
    public FeelType Check(Call call)
    {
        FeelType[] arguments = [.. call.Arguments.Select(argument => call.Function.IsOpen ? types.CheckPart(argument) : types.Check(argument))];
        var function = call.Function;
        if (function.IsOpen)
        {
            return Open(call, arguments.Length);
        }

        var most = function.IsAggregate ? int.MaxValue : function.Parameters.Length;
        if (arguments.Length < function.Required || arguments.Length > most)
        {
            var needed = function.Required == most ? $"{most}" : FeelTypingWording.CountRange(function.Required, most);
            return types.Problem(
                call,
                DiagnosticCatalogue.FeelArgumentCount,
                function.IsAggregate
                    ? FeelTypingWording.ArgumentNeeded(function.Name, function.Form)
                    : FeelTypingWording.ArgumentCountWrong(function.Name, needed, arguments.Length, function.Form)
            );
        }

        return function.IsAggregate ? Aggregate(call, arguments) : Fixed(call, arguments);
    }

    private FeelType Open(Call call, int count) =>
        call.Function.Standard?.Takes(count) == true
            ? FeelType.Any
            : types.Problem(
                call,
                DiagnosticCatalogue.FeelArgumentCount,
                FeelTypingWording.ArgumentCountRefused(call.Function.Name, count, call.Function.Form)
            );

    private FeelType Fixed(Call call, FeelType[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            var wanted = call.Function.Parameters[i];
            if (!arguments[i].Fits(wanted) && !IsListElement(call, arguments, i))
            {
                types.Problem(
                    call.Arguments[i],
                    DiagnosticCatalogue.FeelArgumentType,
                    FeelTypingWording.ArgumentTypeWrong(
                        call.Function.Name,
                        i + 1,
                        FeelType.Words(wanted),
                        TypeChecker.Described(call.Arguments[i], arguments[i])
                    )
                );
            }
        }

        if (arguments is [{ Kind: FeelKind.List } list, _])
        {
            types.CheckValue(list.Element?.Source, call.Arguments[1]);
        }

        return new FeelType(call.Function.Result);
    }

    /// <summary>The second argument of list contains may be whatever the list holds.</summary>
    private static bool IsListElement(Call call, FeelType[] arguments, int index) =>
        index == 1
        && call.Function.Parameters[0] == FeelKind.List
        && arguments[0] is { Kind: FeelKind.List, Element: { Kind: not FeelKind.Null } element }
        && element.AgreesWith(arguments[1]);

    private FeelType Aggregate(Call call, FeelType[] arguments)
    {
        var function = call.Function;
        var elements = arguments is [{ Kind: FeelKind.List, Element: { } only }] ? [only] : arguments;
        for (var i = 0; i < elements.Length; i++)
        {
            var type = elements[i];
            if (!function.Parameters.Any(type.Fits))
            {
                return types.Problem(
                    call.Arguments[i],
                    DiagnosticCatalogue.FeelArgumentType,
                    FeelTypingWording.AggregateTypeWrong(
                        function.Name,
                        string.Join("、", function.Parameters.Select(FeelType.Words)),
                        TypeChecker.Described(call.Arguments[i], type)
                    )
                );
            }

            if (!elements[0].AgreesWith(type))
            {
                return types.Problem(
                    call.Arguments[i],
                    DiagnosticCatalogue.FeelArgumentType,
                    FeelTypingWording.ArgumentTypesDiffer(function.Name, elements[0].Chinese, i + 1, type.Chinese)
                );
            }
        }

        return function.ResultIsElement
            ? (Array.Find(elements, e => e.Kind is not (FeelKind.Null or FeelKind.Broken)) ?? elements[0]) with
            {
                Source = null,
            }
            : new FeelType(function.Result);
    }
}
