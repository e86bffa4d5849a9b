using System.Reflection;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People.Queries;
using PolicyMarket.Web.Shell;
using PolicyMarket.Web.Startup;

namespace PolicyMarket.Tests.House;

/// <summary>
/// Markup that a circuit renders can be sent to the server again by whoever holds the markup of a page: no parameter says who acts, and every such component
/// asks the database first.
/// </summary>
public sealed partial class InteractiveComponentsTests
{
    private static readonly Type[] IdentityTypes =
    [
        typeof(ClaimsPrincipal),
        typeof(ClaimsIdentity),
        typeof(Actor),
        typeof(global::PolicyMarket.Data.Identity.Person),
        typeof(AuthenticationState),
    ];

    private static readonly Type[] ParameterAttributes =
    [
        typeof(ParameterAttribute),
        typeof(CascadingParameterAttribute),
        typeof(SupplyParameterFromQueryAttribute),
    ];

    private static readonly Type[] Components =
    [
        .. typeof(Composition).Assembly.GetTypes().Where(type => typeof(IComponent).IsAssignableFrom(type) && !type.IsAbstract),
    ];

    [Fact]
    public void Roots_are_found() => Assert.NotEmpty(Roots());

    /// <summary>Only desks are rendered by a circuit: every other page, the firm's included, must work while the network comes and goes.</summary>
    [Fact]
    public void Interactive_pages_are_desks() =>
        Assert.DoesNotContain(InteractivePages(), page => page.GetCustomAttribute<LayoutAttribute>()?.LayoutType != typeof(DeskLayout));

    /// <summary>The frame of a desk needs the circuit: without it the menu of a phone does not open.</summary>
    [Fact]
    public void Desks_are_interactive() =>
        Assert.DoesNotContain(
            Components,
            page =>
                page.GetCustomAttribute<LayoutAttribute>()?.LayoutType == typeof(DeskLayout)
                && page.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute))
        );

    /// <summary>A search waits a moment, and by then a link may have been followed: <see cref="AddressBar"/> asks the browser which page is open.</summary>
    [Fact]
    public void A_search_while_typing_does_not_navigate_by_itself()
    {
        var files = SourceTree.Files("PolicyMarket.Web", ".razor", ".razor.cs").ToList();
        var searching = files
            .Where(file => file.Text.Contains("DebounceInterval", StringComparison.Ordinal))
            .Select(file => file.Path[..file.Path.IndexOf(".razor", StringComparison.Ordinal)])
            .ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(searching);
        Assert.DoesNotContain(
            files,
            file =>
                searching.Contains(file.Path[..file.Path.IndexOf(".razor", StringComparison.Ordinal)])
                && file.Text.Contains(".NavigateTo(", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Every_interactive_root_is_a_desk_component_with_roles() =>
        Assert.DoesNotContain(Roots(), type => !typeof(DeskComponent).IsAssignableFrom(type) || RolesOf(type).Count == 0);

    [Fact]
    public void Roles_of_a_root_are_those_of_the_pages_on_which_it_stands()
    {
        var different =
            from root in Roots()
            let pages = PagesWith(root).SelectMany(RolesOfPage).Distinct().Order(StringComparer.Ordinal).ToList()
            let own = RolesOf(root).Order(StringComparer.Ordinal).ToList()
            where !own.SequenceEqual(pages)
            select $"{root.Name}: {string.Join(',', own)}, its pages: {string.Join(',', pages)}";

        Assert.Empty(different);
    }

    [Fact]
    public void No_component_takes_an_identity_as_a_parameter()
    {
        var wrong =
            from component in Components
            from property in AllProperties(component)
            where ParameterAttributes.Any(property.IsDefined)
            where IdentityName().IsMatch(property.Name) || SaysWho(property.PropertyType)
            select $"{component.Name}.{property.Name}";

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("PersonId", true)]
    [InlineData("DepartmentId", true)]
    [InlineData("FirmId", true)]
    [InlineData("UserName", true)]
    [InlineData("Role", true)]
    [InlineData("Actor", true)]
    [InlineData("ItemId", false)]
    [InlineData("Personnel", false)]
    [InlineData("ClaimId", false)]
    public void Names_of_identity_are_recognised(string name, bool isIdentity) => Assert.Equal(isIdentity, IdentityName().IsMatch(name));

    /// <summary>The cookie says who is signed in; department, firm and present roles are asked of the database by the person's id.</summary>
    [Fact]
    public void Queries_are_told_the_person_and_never_a_department_or_a_firm()
    {
        var queries = typeof(Composition).Assembly.GetTypes().Where(type => type.Name.EndsWith("Queries", StringComparison.Ordinal)).ToList();
        var wrong =
            from type in queries
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            from parameter in method.GetParameters()
            where parameter.Name is "departmentId" or "firmId"
            where type != typeof(global::PolicyMarket.Web.People.Queries.PeopleQueries) // reads the names of a department and a firm for the cookie
            select $"{type.Name}.{method.Name}({parameter.Name})";

        Assert.NotEmpty(queries);
        Assert.Empty(wrong);
    }

    private static List<Type> Roots()
    {
        var byTag = SourceTree
            .Files("PolicyMarket.Web", ".razor")
            .SelectMany(file => InteractiveTag().Matches(file.Text).Select(match => match.Groups[1].Value))
            .Except([nameof(Routes), "HeadOutlet"], StringComparer.Ordinal) // the document's own: their pages are roots below
            .Select(name =>
                Components.SingleOrDefault(type => type.Name == name)
                ?? throw new InvalidOperationException($"{name} has a render mode and is no component of ours: wrap it.")
            );
        var byDirective = Components.Where(type => type.GetCustomAttributes(inherit: true).OfType<RenderModeAttribute>().Any());
        return [.. byTag.Concat(byDirective).Concat(InteractivePages()).Distinct()];
    }

    /// <summary>Pages that the interactive router renders: those that do not exclude themselves.</summary>
    private static IEnumerable<Type> InteractivePages() =>
        Components.Where(type => type.IsDefined(typeof(RouteAttribute)) && !type.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute)));

    private static IReadOnlyList<string> RolesOf(Type root) => root.GetCustomAttribute<DeskRolesAttribute>()?.Roles ?? [];

    /// <summary>Pages that name the component, directly or through their layout.</summary>
    private static IEnumerable<Type> PagesWith(Type root)
    {
        var naming = SourceTree
            .Files("PolicyMarket.Web", ".razor")
            .Where(file => Regex.IsMatch(file.Text, $"<{root.Name}[\\s/>]", RegexOptions.None, TimeSpan.FromSeconds(5)))
            .Select(file => file.Path.Split('/')[^1].Split('.')[0])
            .ToHashSet(StringComparer.Ordinal);
        return Components.Where(type =>
            type.IsDefined(typeof(RouteAttribute))
            && (
                type == root
                || naming.Contains(type.Name)
                || (type.GetCustomAttribute<LayoutAttribute>() is { } layout && naming.Contains(layout.LayoutType.Name))
            )
        );
    }

    private static IEnumerable<string> RolesOfPage(Type page) =>
        page.GetCustomAttributes<AuthorizeAttribute>()
            .SelectMany(attribute => (attribute.Roles ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<PropertyInfo> AllProperties(Type component)
    {
        for (var type = component; type is not null; type = type.BaseType)
        {
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                yield return property;
            }
        }
    }

    /// <summary>A task of the authentication state comes from the connection and cannot be a parameter of markup; a state in itself could.</summary>
    private static bool SaysWho(Type type) => IdentityTypes.Any(identity => identity.IsAssignableFrom(type));

    [GeneratedRegex("^(Person|Department|Firm|User|Actor|Principal)(Id|Name|Key)?$|^(Role|Roles|Claims)$")]
    private static partial Regex IdentityName();

    [GeneratedRegex(@"<(\w+)[^<>]*@rendermode")]
    private static partial Regex InteractiveTag();
}
