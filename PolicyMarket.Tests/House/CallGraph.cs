using System.Reflection;

namespace PolicyMarket.Tests.House;

/// <summary>Which types call a method, read from the compiled code of some assemblies. Lambdas and state machines count for the type that holds them.</summary>
internal static class CallGraph
{
    /// <summary>The outermost types that call each method of the assemblies.</summary>
    public static Dictionary<MethodBase, HashSet<Type>> CallersOf(IReadOnlyCollection<Assembly> assemblies)
    {
        var calls = new Dictionary<MethodBase, HashSet<Type>>();
        foreach (var method in assemblies.SelectMany(assembly => assembly.GetTypes()).SelectMany(MethodsOf))
        {
            foreach (var called in CalledBy(method, assemblies))
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
    private static IEnumerable<MethodBase> CalledBy(MethodBase method, IReadOnlyCollection<Assembly> assemblies)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at + 4 < code.Length; at++)
        {
            if (code[at] is 0x28 or 0x6F && Resolve(method, BitConverter.ToInt32(code, at + 1), assemblies) is { } called)
            {
                yield return called;
            }
        }
    }

    private static MethodBase? Resolve(MethodBase caller, int token, IReadOnlyCollection<Assembly> assemblies)
    {
        if ((token >> 24) is not (0x06 or 0x0A))
        {
            return null;
        }

        try
        {
            var typeArguments = caller.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
            var found = caller.Module.ResolveMethod(token, typeArguments, caller.IsGenericMethod ? caller.GetGenericArguments() : null);
            return found is not null && assemblies.Contains(found.Module.Assembly) ? found : null;
        }
        catch (Exception unresolved) when (unresolved is ArgumentException or BadImageFormatException or TypeLoadException or FileNotFoundException)
        {
            return null;
        }
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
