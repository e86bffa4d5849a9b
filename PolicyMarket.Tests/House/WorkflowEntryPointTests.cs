using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PolicyMarket.Data.Store;
using PolicyMarket.Web.Shell;
using PolicyMarket.Web.Startup;

namespace PolicyMarket.Tests.House;

/// <summary>
/// A workflow that no one can start is no workflow: every public method of a class that writes is called by a page, an address, a job or a command.
/// </summary>
public sealed class WorkflowEntryPointTests
{
    [Fact]
    public void Every_public_workflow_method_is_called_from_web()
    {
        var called = CallsOfWeb();
        var withoutDoor = Workflows()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName && method.Name is not (nameof(IDisposable.Dispose) or nameof(IAsyncDisposable.DisposeAsync)))
            .Select(method => $"{method.DeclaringType?.FullName}.{method.Name}")
            .Distinct()
            .Where(name => !called.Contains(name));

        Assert.Empty(withoutDoor);
    }

    [Fact]
    public void Workflows_are_found() => Assert.InRange(Workflows().Count(), 15, 100);

    private static IEnumerable<Type> Workflows() =>
        typeof(Recorder)
            .Assembly.GetTypes()
            .Where(type =>
                type.IsPublic
                && type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                    .Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(Recorder)))
            );

    /// <summary>"Type.Method" for each method of Data that compiled code of Web refers to.</summary>
    private static HashSet<string> CallsOfWeb()
    {
        using var file = new PEReader(File.OpenRead(typeof(Composition).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference)
            {
                var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
                names.Add($"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}");
            }
        }

        return names;
    }
}
