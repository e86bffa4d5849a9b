using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.House;

/// <summary>The folders of the product and which of them use which, from the references of the compiled code.</summary>
internal static class FolderGraph
{
    private static readonly Lazy<Architecture> Loaded = new(() =>
        new ArchLoader()
            .LoadAssemblies(typeof(PolicyMarket.Rules.Values.Money).Assembly, typeof(PolicyMarket.Data.Store.Recorder).Assembly, typeof(Urls).Assembly)
            .Build()
    );

    public static Architecture Architecture => Loaded.Value;

    /// <summary>Arrows between different folders of one project, with one example of each: the using type and the used type.</summary>
    public static IReadOnlyDictionary<(string From, string To), string> ArrowsOf(string project)
    {
        var arrows = new SortedDictionary<(string From, string To), string>();
        foreach (var type in Architecture.Types.Where(type => IsOf(type, project)))
        {
            foreach (
                var target in type
                    .Dependencies.Select(dependency => dependency.Target)
                    .Where(target => target is not GenericParameter && IsOf(target, project))
            )
            {
                var (from, to) = (FolderOf(type, project), FolderOf(target, project));
                if (from != to)
                {
                    arrows.TryAdd((from, to), $"{type.Name} → {target.Name}");
                }
            }
        }

        return arrows;
    }

    /// <summary>Folders that hold a type.</summary>
    public static IReadOnlyList<string> FoldersOf(string project) =>
        [.. Architecture.Types.Where(type => IsOf(type, project)).Select(type => FolderOf(type, project)).Distinct().Order(StringComparer.Ordinal)];

    private static bool IsOf(IType type, string project) =>
        type.Namespace is not null
        && (type.Namespace.FullName == project || type.Namespace.FullName.StartsWith(project + ".", StringComparison.Ordinal))
        && !type.Namespace.FullName.Contains(".Migrations", StringComparison.Ordinal);

    private static string FolderOf(IType type, string project) =>
        type.Namespace.FullName.Length == project.Length ? "(root)" : type.Namespace.FullName[(project.Length + 1)..].Replace('.', '/');
}
