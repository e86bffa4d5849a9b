namespace PolicyMarket.Web.Hosting;

/// <summary>One option class and the section of the configuration that fills it. Problem: states in Chinese what cannot be used; null when all can.</summary>
internal sealed record SettingsSection(Type Options, string Name, Func<IConfiguration, string?> Problem);
