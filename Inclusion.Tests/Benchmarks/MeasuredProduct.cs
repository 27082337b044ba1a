using System.Diagnostics;
using System.Globalization;
using Inclusion.Domain.Staff;
using Inclusion.Web;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Commands;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Inclusion.Tests.Benchmarks;

/// <summary>The product without its pages and jobs, on a folder with demonstration data, for whoever measures its operations. It does what it is asked to as the product itself.</summary>
internal sealed class MeasuredProduct : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;

    private MeasuredProduct(ServiceProvider services)
    {
        _services = services;
        _scope = services.CreateAsyncScope();
        Operations.GetRequiredService<CurrentStaff>().ActAs(Actor.Product);
    }

    /// <summary>Where operations are asked for, in one scope.</summary>
    public IServiceProvider Operations => _scope.ServiceProvider;

    public Database Database => _services.GetRequiredService<Database>();

    /// <summary>Opens the folder; an empty one is filled first, which takes minutes and is said.</summary>
    /// <param name="size">Of the demonstration: small or large.</param>
    /// <exception cref="InvalidOperationException">It could not be filled; why is on the console.</exception>
    public static async Task<MeasuredProduct> OpenAsync(string folder, string size = "large")
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration[DataFolder.Setting] = folder;
        builder.AddInclusion();
        builder.Logging.ClearProviders();
        var services = builder.Services.BuildServiceProvider();
        if (!File.Exists(services.GetRequiredService<DataFolder>().DatabaseFile))
        {
            var watch = Stopwatch.StartNew();
            if (await CommandLine.RunAsync(services, ["demo", "--size", size], Console.In, Console.Out, Console.Error, CancellationToken.None) != 0)
            {
                throw new InvalidOperationException($"{folder} could not be filled.");
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size} data set filled in {watch.Elapsed.TotalSeconds:0} s"));
        }

        return new MeasuredProduct(services);
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
    }
}
