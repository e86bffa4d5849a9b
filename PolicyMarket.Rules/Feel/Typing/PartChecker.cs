using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Typing;

/// <summary>
/// Static checks of loops, contexts, paths, filters and functions in a formula: that the names in them exist and that conditions are conditions;
/// their results are known only when computed.
/// </summary>
internal sealed class PartChecker(TypeChecker types)
{
    public FeelType Check(FeelNode node)
    {
        switch (node)
        {
            case LocalName name:
                types.Resolve(name.Name);
                return FeelType.Any;
            case Filter filter:
                CheckAll(Walk.Children(filter));
                return FeelType.Any;
            case ForLoop loop:
                CheckAll(Walk.Children(loop));
                return FeelType.ListOf(FeelType.Any);
            case Quantified some:
                CheckAll(Walk.Children(some));
                return FeelType.Truth;
            case InstanceOf instance:
                types.CheckPart(instance.Value);
                return TypeNames.IsKnown(instance.Type)
                    ? FeelType.Truth
                    : types.Problem(node, DiagnosticCatalogue.FeelUnexpected, FeelTypingWording.UnknownType(instance.Type.Name));
            case ContextLiteral context:
                CheckAll(Walk.Children(context));
                return new FeelType(FeelKind.Context);
            case UnaryTestList tests:
                foreach (var test in tests.Tests)
                {
                    types.CheckTest(test);
                }

                return FeelType.Truth;
            default:
                CheckAll(Walk.Children(node));
                return FeelType.Any;
        }
    }

    private void CheckAll(IEnumerable<FeelNode> nodes)
    {
        foreach (var node in nodes)
        {
            types.CheckPart(node);
        }
    }
}
