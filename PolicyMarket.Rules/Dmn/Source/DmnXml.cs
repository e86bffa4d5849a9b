using System.Xml.Linq;

namespace PolicyMarket.Rules.Dmn.Source;

/// <summary>Elements and attributes of DMN by their local names: files of different versions and tools differ in namespaces only.</summary>
internal static class DmnXml
{
    private static readonly (string Part, string Version)[] Versions =
    [
        ("DMN/20151101/", "1.1"),
        ("DMN/20180521/", "1.2"),
        ("DMN/20191111/", "1.3"),
        ("DMN/20211108/", "1.4"),
        ("DMN/20230324/", "1.5"),
        ("DMN/20240513/", "1.6"),
    ];

    private static readonly HashSet<string> Expressions = new(StringComparer.Ordinal)
    {
        "literalExpression",
        "decisionTable",
        "context",
        "invocation",
        "relation",
        "list",
        "functionDefinition",
        "conditional",
        "filter",
        "for",
        "some",
        "every",
    };

    /// <summary>The version of DMN that the root names: in its own namespace, or in one that it declares; null where it names none.</summary>
    public static string? VersionOf(XElement root) =>
        root.Name.LocalName != "definitions"
            ? null
            : root.Attributes()
                .Where(attribute => attribute.IsNamespaceDeclaration)
                .Select(attribute => attribute.Value)
                .Prepend(root.Name.NamespaceName)
                .Where(IsModel)
                .SelectMany(space => Versions.Where(one => space.Contains(one.Part, StringComparison.Ordinal)))
                .Select(one => one.Version)
                .FirstOrDefault();

    public static IEnumerable<XElement> Children(this XElement element, string name) => element.Elements().Where(child => child.Name.LocalName == name);

    public static XElement? Child(this XElement element, string name) => element.Children(name).FirstOrDefault();

    /// <summary>Null for an absent or blank attribute.</summary>
    public static string? Text(this XElement element, string attribute) =>
        element.Attribute(attribute)?.Value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The text of a child such as text or typeRef; null where there is none.</summary>
    public static string? ChildText(this XElement element, string name) => element.Child(name)?.Value;

    public static XElement? Expression(this XElement element) => element.AllExpressions().FirstOrDefault();

    public static IEnumerable<XElement> AllExpressions(this XElement element) =>
        element.Elements().Where(child => Expressions.Contains(child.Name.LocalName));

    private static bool IsModel(string space) =>
        space.EndsWith("/MODEL/", StringComparison.Ordinal) || space.EndsWith("dmn.xsd", StringComparison.Ordinal);
}
