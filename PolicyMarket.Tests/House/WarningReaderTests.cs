using System.Reflection;
using PolicyMarket.Data.Imports;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Remarks;
using PolicyMarket.Web.Drafts;

namespace PolicyMarket.Tests.House;

/// <summary>No warning is computed for nobody: what is called warnings, remarks or findings has a reader, and the doors tell all kinds.</summary>
public sealed class WarningReaderTests
{
    private static readonly string[] Names = ["Warnings", "Remarks", "Findings", "Faults", "AmountNotes"];

    private static readonly Assembly[] Product = [typeof(PolicyWarnings).Assembly, typeof(PolicyImport).Assembly, typeof(DraftSheet).Assembly];

    private static Dictionary<MethodBase, HashSet<Type>> Calls { get; } = CallsOf(Product);

    [Fact]
    public void Every_member_that_holds_warnings_is_read_elsewhere()
    {
        var unread = Product.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(property => Names.Contains(property.Name, StringComparer.Ordinal) && property.GetMethod is not null && !IsParameter(property))
            .Where(property => !CallersOf(property.GetMethod!).Any(caller => caller != property.DeclaringType))
            .Select(property => $"{property.DeclaringType?.Name}.{property.Name}");

        Assert.Empty(unread);
    }

    [Fact]
    public void Every_finder_of_remarks_is_called_by_the_collection_that_the_doors_tell()
    {
        var finders = typeof(PolicyWarnings).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(PolicyWarnings).Namespace && type.IsPublic && type != typeof(PolicyWarnings))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(System.Collections.Immutable.ImmutableArray<Diagnostic>));

        Assert.All(finders, finder => Assert.Contains(typeof(PolicyWarnings), CallersOf(finder)));
        Assert.Contains(typeof(PolicyImport), CallersOf(typeof(PolicyWarnings).GetMethod(nameof(PolicyWarnings.Of))!)); // it has one method of this name
    }

    /// <summary>A component shows its parameters itself.</summary>
    private static bool IsParameter(PropertyInfo property) => property.GetCustomAttributes().Any(one => one.GetType().Name is "ParameterAttribute");

    private static IEnumerable<Type> CallersOf(MethodBase method) => Calls.TryGetValue(method, out var callers) ? callers : [];

    private static Dictionary<MethodBase, HashSet<Type>> CallsOf(IEnumerable<Assembly> assemblies)
    {
        var calls = new Dictionary<MethodBase, HashSet<Type>>();
        foreach (var method in assemblies.SelectMany(assembly => assembly.GetTypes()).SelectMany(MethodsOf))
        {
            foreach (var called in CalledBy(method))
            {
                if (!calls.TryGetValue(called, out var callers))
                {
                    calls[called] = callers = [];
                }

                callers.Add(Outermost(method.DeclaringType!)); // every method of a type has one
            }
        }

        return calls;
    }

    private static IEnumerable<MethodBase> MethodsOf(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All));
    }

    /// <summary>Reads call and callvirt instructions; bytes that only look like one resolve to nothing of ours.</summary>
    private static IEnumerable<MethodBase> CalledBy(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at + 4 < code.Length; at++)
        {
            if (code[at] is 0x28 or 0x6F && Resolve(method, BitConverter.ToInt32(code, at + 1)) is { } called)
            {
                yield return called;
            }
        }
    }

    private static MethodBase? Resolve(MethodBase caller, int token)
    {
        if ((token >> 24) is not (0x06 or 0x0A))
        {
            return null;
        }

        try
        {
            var typeArguments = caller.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
            var found = caller.Module.ResolveMethod(token, typeArguments, caller.IsGenericMethod ? caller.GetGenericArguments() : null);
            return Product.Contains(found?.Module.Assembly) ? found : null;
        }
        catch (Exception unresolved) when (unresolved is ArgumentException or BadImageFormatException or TypeLoadException or FileNotFoundException)
        {
            return null;
        }
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
