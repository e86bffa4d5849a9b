using System.Reflection;
using PolicyMarket.Data.Imports;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Findings;
using PolicyMarket.Web.Drafts.Model;

namespace PolicyMarket.Tests.House;

/// <summary>Every computed warning or finding is shown by an entry point, and entry points show all kinds.</summary>
public sealed class WarningReaderTests
{
    private static readonly string[] Names = ["Warnings", "Remarks", "Findings", "Faults", "AmountNotes"];

    private static readonly Assembly[] Product = [typeof(PolicyWarnings).Assembly, typeof(PolicyImport).Assembly, typeof(DraftSheet).Assembly];

    private static Dictionary<MethodBase, HashSet<Type>> Calls { get; } = CallGraph.CallersOf(Product);

    [Fact]
    public void Every_member_that_holds_warnings_is_read_elsewhere()
    {
        var unread = Product
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(property => Names.Contains(property.Name, StringComparer.Ordinal) && property.GetMethod is not null && !IsParameter(property))
            .Where(property => !CallersOf(property.GetMethod!).Any(caller => caller != property.DeclaringType))
            .Select(property => $"{property.DeclaringType?.Name}.{property.Name}");

        Assert.Empty(unread);
    }

    [Fact]
    public void Every_finder_of_remarks_is_called_by_the_collection_that_the_doors_tell()
    {
        var finders = typeof(PolicyWarnings)
            .Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(PolicyWarnings).Namespace && type.IsPublic && type != typeof(PolicyWarnings))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(System.Collections.Immutable.ImmutableArray<Diagnostic>));

        Assert.All(finders, finder => Assert.Contains(typeof(PolicyWarnings), CallersOf(finder)));
        Assert.Contains(typeof(PolicyImport), CallersOf(typeof(PolicyWarnings).GetMethod(nameof(PolicyWarnings.Of))!)); // it has one method of this name
    }

    /// <summary>A component shows its parameters itself.</summary>
    private static bool IsParameter(PropertyInfo property) => property.GetCustomAttributes().Any(one => one.GetType().Name is "ParameterAttribute");

    private static IEnumerable<Type> CallersOf(MethodBase method) => Calls.TryGetValue(method, out var callers) ? callers : [];
}
