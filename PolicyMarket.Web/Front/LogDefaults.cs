using Microsoft.Extensions.Configuration.Memory;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Web.Front;

/// <summary>What is logged unless the configuration says otherwise: our own lines, one a request; of the framework warnings and errors.</summary>
internal static class LogDefaults
{
    /// <summary>The category of EF's commands.</summary>
    public const string SqlCategory = "Microsoft.EntityFrameworkCore.Database.Command";

    public static MemoryConfigurationSource Source(IHostEnvironment environment)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
            ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
            ["Logging:LogLevel:Quartz"] = "Warning",
        };
        if (!environment.IsDevelopment())
        {
            settings["Logging:Console:FormatterName"] = PrivateFormatter.FormatterName;
        }

        return new MemoryConfigurationSource { InitialData = settings };
    }

    /// <summary>SQL is logged when "Sql:IsLogged" is true, or when the level of EF's command category says so. Values of parameters never are.</summary>
    public static SqlLogOptions Sql(IConfiguration configuration)
    {
        var isLogged = (bool.TryParse(configuration["Sql:IsLogged"], out var isOn) && isOn)
            || (Enum.TryParse<LogLevel>(configuration[$"Logging:LogLevel:{SqlCategory}"], ignoreCase: true, out var level) && level <= LogLevel.Information);
        return new SqlLogOptions { IsLogged = isLogged };
    }
}
