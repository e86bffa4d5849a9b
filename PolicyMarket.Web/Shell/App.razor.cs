using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace PolicyMarket.Web.Shell;

/// <summary>The document around every page: which pages a circuit renders, and which need the styles of MudBlazor.</summary>
public sealed partial class App
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!; // the document is rendered by a request only

    /// <summary>Desks are interactive as a whole; a page that carries ExcludeFromInteractiveRouting is rendered without a circuit.</summary>
    private IComponentRenderMode? Mode => Http.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;

    /// <summary>Public pages are plain HTML: they load neither the styles nor the script of MudBlazor.</summary>
    private bool UsesComponents =>
        Http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type is { } page
        && page.GetCustomAttributes(typeof(LayoutAttribute), inherit: true) is [LayoutAttribute layout]
        && layout.LayoutType != typeof(PublicLayout);
}
