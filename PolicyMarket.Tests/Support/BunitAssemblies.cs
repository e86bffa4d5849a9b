using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace PolicyMarket.Tests.Support;

/// <summary>Answers the AngleSharp.Diffing version that bUnit asks for with the one beside the tests (eng/Bunit.targets says why).</summary>
internal static class BunitAssemblies
{
    [ModuleInitializer]
    internal static void Register() =>
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            name.Name == "AngleSharp.Diffing"
                ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll"))
                : null;
}
