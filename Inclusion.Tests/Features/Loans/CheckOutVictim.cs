using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Web;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Loans;

/// <summary>A process that lends two devices after the other, says the number of each loan once it is made, and does not expect to be killed.</summary>
internal static class CheckOutVictim
{
    public const string Name = "lend-until-killed";

    public static async Task<int> RunAsync(string folder)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration[DataFolder.Setting] = folder;
        builder.AddInclusion();
        await using var services = builder.Services.BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentStaff>().ActAs(Actor.Product);
        var lend = scope.ServiceProvider.GetRequiredService<CheckOutDevices>();
        var (centre, people, devices) = await services.GetRequiredService<Database>().ReadAsync(
            async db => (
                await db.Centres.Select(c => c.Id).SingleAsync(),
                await db.People.Select(p => p.Id).ToListAsync(),
                await db.Devices.Where(d => d.Status == DeviceStatus.Ready).Select(d => d.Id).ToListAsync()),
            CancellationToken.None);
        foreach (var pair in devices.Chunk(2))
        {
            var person = people[Random.Shared.Next(people.Count)];
            var made = await lend.RunAsync(new CheckOutCommand(Guid.NewGuid(), person, centre, [.. pair.Select(LentDevice.Whole)]), CancellationToken.None);
            await Console.Out.WriteLineAsync(made.IsRefused ? made.Refusal.Name : made.Value.Number);
            await Console.Out.FlushAsync();
        }

        return 0;
    }
}
