using System.Collections.Immutable;
using System.Xml.Linq;
using PolicyMarket.Rules.Dmn.Source;
using PolicyMarket.Rules.Feel.Syntax;

namespace PolicyMarket.Rules.Dmn.Model;

/// <summary>An input, a decision, a business knowledge model or a decision service. Immutable once its model is read.</summary>
internal sealed class DmnElement(ElementKind kind, string id, string name, XElement source)
{
    public ElementKind Kind => kind;

    public string Id => id;

    public string Name => name;

    /// <summary>Namespace of the model.</summary>
    public string Space => source.Document?.Root?.Text("namespace") ?? "";

    public XElement Source => source;

    /// <summary>The name in expressions.</summary>
    public string VariableName => source.Child("variable")?.Text("name") ?? name;

    /// <summary>Declared type of the value; null where nothing is declared.</summary>
    public TypeName? Type { get; set; }

    /// <summary>Everything whose value or function the logic may name; Alias is the name of the import, empty for the model's own.</summary>
    public ImmutableArray<(string Alias, DmnElement Element)> Requires { get; set; } = [];

    /// <summary>Logic of a decision.</summary>
    public FeelNode Body { get; set; } = new NullLiteral(default);

    /// <summary>Logic of a business knowledge model.</summary>
    public FunctionLiteral? Function { get; set; }

    /// <summary>Inputs and decisions that a decision service takes, in the order of its parameters: inputs, then decisions.</summary>
    public ImmutableArray<DmnElement> Takes { get; set; } = [];

    /// <summary>Decisions that a decision service answers.</summary>
    public ImmutableArray<DmnElement> Answers { get; set; } = [];

    /// <summary>Why the logic can never run; null where it can.</summary>
    public string? Refusal { get; set; }
}
