using System.Collections.Immutable;
using PolicyMarket.Rules.Dmn.Expressions;
using PolicyMarket.Rules.Dmn.Source;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Dmn.Model;

/// <summary>Values of a model for one set of inputs; each element is evaluated once. Throws FeelLimitException where a limit is gone over.</summary>
internal sealed class DmnSession
{
    private readonly Evaluator _evaluator;
    private readonly DmnInputs _inputs;
    private readonly Dictionary<DmnElement, FeelValue> _values = [];
    private readonly HashSet<DmnElement> _open = [];

    public DmnSession(DmnInputs inputs, FeelClock clock)
        : this(new Evaluator((Scope?)null, clock), inputs) { }

    private DmnSession(Evaluator evaluator, DmnInputs inputs) => (_evaluator, _inputs) = (evaluator, inputs);

    /// <summary>The value of an input or decision, the function of a business knowledge model or decision service.</summary>
    public FeelValue ValueOf(DmnElement element)
    {
        if (_values.TryGetValue(element, out var known))
        {
            return known;
        }

        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new FeelLimitException(DmnWording.RequirementsTooDeep);
        }

        if (!_open.Add(element))
        {
            return element.Function is { } function
                ? new UserFunction(function with { Body = new LateCall(this, element, function) }, null)
                : FeelNull.Because(DmnWording.RequirementLoop);
        }

        var value = element.Kind switch
        {
            ElementKind.Input => InputOf(element),
            ElementKind.Decision when element.Source.Expression() is null => InputOf(element),
            ElementKind.Decision => _evaluator.EvaluateIn(ScopeOf(element), element.Body),
            ElementKind.Knowledge => element.Function is { } function ? new UserFunction(function, ScopeOf(element)) : FeelNull.Plain,
            ElementKind.Service => new UserFunction(ServiceFunction(element), null),
            _ => throw new InvalidOperationException($"The unknown kind {element.Kind}."),
        };
        _open.Remove(element);
        _values[element] = value;
        return value;
    }

    /// <summary>Calls a business knowledge model with the inputs that bear the names of its parameters.</summary>
    public FeelValue Call(DmnElement element) =>
        ValueOf(element) is UserFunction function
            ? _evaluator.Apply(function, [.. function.ParameterNames.Select(name => _inputs.Find(null, name) ?? FeelNull.Plain)])
            : FeelNull.Because(DmnWording.FaultyExpression);

    /// <summary>All answers of a decision service by name, and the value as a call gives it: the one answer, or all.</summary>
    public (FeelContext ByName, FeelValue Value) Serve(DmnElement service, IReadOnlyDictionary<DmnElement, FeelValue>? given = null)
    {
        var inner = new DmnSession(_evaluator, _inputs);
        foreach (var taken in service.Takes)
        {
            inner._values[taken] = Fitted(taken, (given is null ? _inputs.Find(taken.Space, taken.Name) : given[taken]) ?? FeelNull.Plain);
        }

        var byName = new FeelContext(service.Answers.Select(decision => KeyValuePair.Create(decision.VariableName, inner.ValueOf(decision))));
        var value = byName.Names.Length == 1 ? byName.Entries.First().Value : byName;
        return (byName, service.Type is { } type ? TypedNode.Fitted(value, type, DmnWording.Variable(service.Name), _evaluator) : value);
    }

    private FeelValue InputOf(DmnElement element) => Fitted(element, _inputs.Find(element.Space, element.Name) ?? FeelNull.Plain);

    private FeelValue Fitted(DmnElement element, FeelValue value) =>
        element.Type is { } type ? TypedNode.Fitted(value, type, DmnWording.Variable(element.Name), _evaluator) : value;

    private Scope ScopeOf(DmnElement element)
    {
        var entries = new List<KeyValuePair<string, FeelValue>>();
        foreach (var group in element.Requires.GroupBy(one => one.Alias, StringComparer.Ordinal))
        {
            var values = group.Select(one => KeyValuePair.Create(one.Element.VariableName, ValueOf(one.Element))).ToList();
            if (group.Key.Length == 0)
            {
                entries.AddRange(values);
            }
            else
            {
                entries.Add(KeyValuePair.Create(group.Key, (FeelValue)new FeelContext(values)));
            }
        }

        return new Scope(null, null, new FeelContext(entries));
    }

    private FunctionLiteral ServiceFunction(DmnElement service) =>
        new(default, [.. service.Takes.Select(taken => new Parameter(taken.VariableName, null))], new ServiceCall(this, service));

    /// <summary>The body of a decision service as a function: its parameters are in scope.</summary>
    private sealed record ServiceCall(DmnSession Session, DmnElement Service) : HostNode(default, []), IHostNode
    {
        public FeelValue EvaluateWith(Evaluator evaluator)
        {
            var given = Service.Takes.Distinct().ToDictionary(one => one, one => Scope.Find(evaluator.Scope, one.VariableName) ?? FeelNull.Plain);
            return Session.Serve(Service, given).Value;
        }
    }

    /// <summary>A call of a function that was still being made when its name was asked for: of itself, or in a circle.</summary>
    private sealed record LateCall(DmnSession Session, DmnElement Element, FunctionLiteral Function) : HostNode(default, []), IHostNode
    {
        public FeelValue EvaluateWith(Evaluator evaluator)
        {
            ImmutableArray<FeelValue> arguments = [.. Function.Parameters.Select(one => Scope.Find(evaluator.Scope, one.Name) ?? FeelNull.Plain)];
            return Session.ValueOf(Element) is FeelFunction made and not UserFunction { Definition.Body: LateCall }
                ? evaluator.Apply(made, arguments)
                : FeelNull.Because(DmnWording.RequirementLoop);
        }
    }
}
