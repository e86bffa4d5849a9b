using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PolicyMarket.Web.Hosting;

/// <summary>Fills option classes from sections of the configuration and refuses what cannot be used, in Chinese.</summary>
internal static class Settings
{
    private static readonly IConfiguration Nothing = new ConfigurationBuilder().Build();

    /// <summary>
    /// Registers the option class, filled from the section at its first use, in place of its defaults. The section is checked before the program starts
    /// (<see cref="SettingsSection"/>).
    /// </summary>
    public static IServiceCollection AddSettings<T>(this IServiceCollection services, string section)
        where T : class, new()
    {
        services.AddSettingsCheck<T>(section);
        return services.Replace(ServiceDescriptor.Singleton(provider => Read<T>(provider.GetService<IConfiguration>() ?? Nothing, section)));
    }

    /// <summary>Has the section checked before the program starts; whoever registers the option class reads it.</summary>
    public static IServiceCollection AddSettingsCheck<T>(this IServiceCollection services, string section)
        where T : class, new() => services.AddSingleton(new SettingsSection(typeof(T), section, configuration => Problem<T>(configuration, section)));

    /// <summary>The first setting of the registered sections that cannot be used; null when all can.</summary>
    public static string? Problem(IServiceProvider services, IConfiguration configuration) =>
        services.GetServices<SettingsSection>().Select(section => section.Problem(configuration)).FirstOrDefault(problem => problem is not null);

    /// <summary>Throws <see cref="InvalidDataException"/> with a Chinese sentence when a value cannot be used.</summary>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : class, new() =>
        Problem<T>(configuration, section) is { } problem ? throw new InvalidDataException(problem) : Bind<T>(configuration, section);

    /// <summary>
    /// For registrations that depend on a switch, before anything is checked: the defaults when a value cannot be used. The check before the start names it.
    /// </summary>
    public static T ReadOrDefault<T>(IConfiguration configuration, string section)
        where T : class, new() => Problem<T>(configuration, section) is null ? Bind<T>(configuration, section) : new T();

    /// <summary>States in Chinese which value of the section cannot be used; null when all can.</summary>
    public static string? Problem<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        if (MalformedValue(typeof(T), configuration.GetSection(section)) is { } malformed)
        {
            return malformed;
        }

        var options = Bind<T>(configuration, section);
        var problems = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true)
            ? null
            : $"设置有误：{string.Join("", problems.Select(problem => problem.ErrorMessage))}";
    }

    private static T Bind<T>(IConfiguration configuration, string section)
        where T : class, new() => configuration.GetSection(section).Get<T>() ?? new T();

    /// <summary>The binder would throw in English on a text that is no number, no switch or no date.</summary>
    private static string? MalformedValue(Type options, IConfigurationSection section)
    {
        foreach (var property in options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var element = ElementOf(type);
            var values = element is null ? [section.GetSection(property.Name)] : section.GetSection(property.Name).GetChildren();
            foreach (var value in values)
            {
                if (value.Value is { Length: > 0 } text && !IsReadable(element ?? type, text))
                {
                    return $"设置 {value.Path} 的“{text}”不对，{WordsOf(element ?? type)}。";
                }
            }
        }

        return null;
    }

    private static Type? ElementOf(Type type) =>
        type != typeof(string)
        && type.IsGenericType
        && type.GetGenericArguments() is [var element]
        && typeof(System.Collections.IEnumerable).IsAssignableFrom(type)
            ? element
            : null;

    private static bool IsReadable(Type type, string text)
    {
        try
        {
            return type == typeof(string)
                || TypeDescriptor.GetConverter(type).ConvertFromString(context: null, CultureInfo.InvariantCulture, text) is not null;
        }
        catch (Exception malformed) when (malformed is FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            return false;
        }
    }

    private static string WordsOf(Type type) =>
        type == typeof(bool) ? "只能写 true 或 false"
        : type == typeof(DateOnly) ? "应是日期，如 2026-10-01"
        : type.IsEnum ? $"只能写 {string.Join("、", Enum.GetNames(type))}"
        : "应是数字";
}
