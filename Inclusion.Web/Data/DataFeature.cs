using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Backups;
using Inclusion.Web.Data.Interceptors;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Inclusion.Web.Data;

/// <summary>The database, the folder that it lies in, and the keys beside it.</summary>
public static class DataFeature
{
    /// <summary>Seconds for which a database that another program holds is waited for: longer than its own work ever takes, and not longer than someone at a desk waits.</summary>
    private const int Patience = 10;

    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var folder = DataFolder.From(configuration, environment);
        services.AddSingleton(folder);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<AuditKey>();
        services.AddSingleton<AuditWriter>();
        services.AddSingleton<AuditChain>();
        services.AddSingleton<AuditHeads>();
        services.AddSingleton<CheckAuditTrail>();
        services.AddSingleton<SaveInterceptor>();
        services.AddSingleton<ConnectionSettings>();
        services.AddDbContextFactory<InclusionDb>((provider, options) => options
            .UseSqlite(ConnectionString(folder))
            // A capped count takes any thousand rows: their order does not matter.
            .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning))
            .AddInterceptors(provider.GetRequiredService<SaveInterceptor>(), provider.GetRequiredService<ConnectionSettings>()));
        services.AddSingleton<Database>();
        services.AddSingleton<ErasureLedger>();
        services.AddSingleton<Migrator>();
        services.AddSingleton(BackupSettings.From(configuration));
        services.AddSingleton<LedgerCopies>();
        services.AddSingleton<MakeBackup>();
        services.AddSingleton<RestoreBackup>();
        services.AddSingleton<InstallationId>();
        services.AddDataProtection().SetApplicationName("Inclusion").PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        return services;
    }

    internal static string ConnectionString(DataFolder folder) => new SqliteConnectionStringBuilder
    {
        DataSource = folder.DatabaseFile,
        ForeignKeys = true,
        Pooling = true,
        DefaultTimeout = Patience,
    }.ToString();
}
