using MudBlazor;
using MudBlazor.Services;

namespace PolicyMarket.Web.Shell.Theme;

/// <summary>
/// The look of MudBlazor's components. Colours that the components draw with are the tokens of tokens.css, mapped in mud.css for light and dark; the palettes
/// here are the same colours for components that need a value in code.
/// </summary>
public static class MarketTheme
{
    private const string OnDark = "#10161d";

    private static readonly string[] Fonts = ["Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "system-ui", "sans-serif"];

    /// <summary>Colours of series in charts, in order; each differs from its neighbours in lightness too.</summary>
    public static string[] ChartPalette { get; } = ["#0f5fa8", "#17703f", "#855600", "#6d4aa3", "#b3261e", "#52606f"];

    public static MudTheme Theme { get; } =
        new()
        {
            PaletteLight = new PaletteLight
            {
                Primary = "#0f5fa8",
                Info = "#0f5fa8",
                Secondary = "#855600",
                Success = "#17703f",
                Warning = "#855600",
                Error = "#b3261e",
                TextPrimary = "#1b2430",
                TextSecondary = "#52606f",
                Background = "#f5f7fa",
                Surface = "#ffffff",
            },
            PaletteDark = new PaletteDark
            {
                Primary = "#6db3f2",
                PrimaryContrastText = OnDark,
                Info = "#6db3f2",
                InfoContrastText = OnDark,
                Secondary = "#f0c060",
                SecondaryContrastText = OnDark,
                Success = "#5fd08f",
                SuccessContrastText = OnDark,
                Warning = "#f0c060",
                WarningContrastText = OnDark,
                Error = "#ff8f87",
                ErrorContrastText = OnDark,
                TextPrimary = "#e7edf3",
                TextSecondary = "#b3bfcb",
                Background = "#10161d",
                Surface = "#18212b",
            },
            LayoutProperties = new LayoutProperties
            {
                DefaultBorderRadius = "8px",
                DrawerWidthLeft = "216px",
                AppbarHeight = "52px",
            },
            Typography = new Typography
            {
                Default = new DefaultTypography
                {
                    FontFamily = Fonts,
                    FontSize = "15px",
                    LineHeight = "1.65",
                    LetterSpacing = "normal",
                },
                Button = new ButtonTypography
                {
                    FontFamily = Fonts,
                    FontSize = "15px",
                    FontWeight = "600",
                    TextTransform = "none",
                    LetterSpacing = "normal",
                },
                H1 = new H1Typography
                {
                    FontFamily = Fonts,
                    FontSize = "20px",
                    FontWeight = "700",
                    LineHeight = "1.3",
                    LetterSpacing = "normal",
                },
                H2 = new H2Typography
                {
                    FontFamily = Fonts,
                    FontSize = "18px",
                    FontWeight = "700",
                    LineHeight = "1.4",
                    LetterSpacing = "normal",
                },
                H3 = new H3Typography
                {
                    FontFamily = Fonts,
                    FontSize = "16px",
                    FontWeight = "700",
                    LineHeight = "1.4",
                    LetterSpacing = "normal",
                },
                Body1 = new Body1Typography
                {
                    FontFamily = Fonts,
                    FontSize = "15px",
                    LineHeight = "1.65",
                    LetterSpacing = "normal",
                },
                Body2 = new Body2Typography
                {
                    FontFamily = Fonts,
                    FontSize = "14px",
                    LineHeight = "1.6",
                    LetterSpacing = "normal",
                },
            },
        };

    public static void AddDeskComponents(this IServiceCollection services)
    {
        services.AddMudServices(static options =>
        {
            var snackbar = options.SnackbarConfiguration;
            snackbar.PositionClass = Defaults.Classes.Position.BottomCenter;
            snackbar.PreventDuplicates = false;
            snackbar.VisibleStateDuration = 8000;
            snackbar.HideTransitionDuration = 200;
            snackbar.ShowTransitionDuration = 200;
        });
        services.AddTransient<MudLocalizer, ChineseMudLocalizer>();
    }
}
