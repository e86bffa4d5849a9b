using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Tests.Web.Host;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Shell;
using PolicyMarket.Web.Startup;

namespace PolicyMarket.Tests.Web.Front;

/// <summary>Every address of the running program, from its own table of endpoints.</summary>
internal sealed partial record Addresses(string Pattern, IReadOnlyList<string> Methods, IReadOnlyList<string> QueryNames)
{
    public bool HasPost => Methods.Contains("POST");

    public bool HasGet => Methods.Contains("GET");

    public static IReadOnlyList<Addresses> All(TestHost host) =>
        [
            .. host
                .Services.GetServices<EndpointDataSource>()
                .SelectMany(source => source.Endpoints)
                .OfType<RouteEndpoint>()
                .Where(IsOurs)
                .Select(endpoint => new Addresses(
                    "/" + endpoint.RoutePattern.RawText?.TrimStart('/'),
                    endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"],
                    [.. QueryNamesOf(endpoint).Distinct()]
                ))
                .DistinctBy(one => (one.Pattern, string.Join(' ', one.Methods))),
        ];

    /// <summary>The address with its route values filled in.</summary>
    public string Filled(Func<string, string> value) => Parameter().Replace(Pattern, match => value(match.Groups["name"].Value));

    private static bool IsOurs(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is { Type: var page }
            ? page.Assembly == typeof(Composition).Assembly
            : endpoint.Metadata.GetMetadata<MethodInfo>()?.DeclaringType?.Assembly == typeof(Composition).Assembly;

    private static IEnumerable<string> QueryNamesOf(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is { Type: var page })
        {
            return page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Select(property => (property.Name, Attribute: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
                .Where(one => one.Attribute is not null)
                .Select(one => one.Attribute?.Name ?? one.Name);
        }

        return endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters().Where(p => p.ParameterType == typeof(string)).Select(p => p.Name ?? "") ?? [];
    }

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
