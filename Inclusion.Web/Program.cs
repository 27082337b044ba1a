using Inclusion.Web;
using Inclusion.Web.Data;
using Inclusion.Web.Documents;
using Inclusion.Web.Features.Accounts;
using Inclusion.Web.Features.Agreements;
using Inclusion.Web.Features.Attendances;
using Inclusion.Web.Features.Audit;
using Inclusion.Web.Features.Backups;
using Inclusion.Web.Features.Bench;
using Inclusion.Web.Features.Certificates;
using Inclusion.Web.Features.Connectivity;
using Inclusion.Web.Features.Demo;
using Inclusion.Web.Features.Devices;
using Inclusion.Web.Features.Donations;
using Inclusion.Web.Features.Enrolments;
using Inclusion.Web.Features.Health;
using Inclusion.Web.Features.Home;
using Inclusion.Web.Features.Impact;
using Inclusion.Web.Features.Imports;
using Inclusion.Web.Features.Incidents;
using Inclusion.Web.Features.Jobs;
using Inclusion.Web.Features.Loans;
using Inclusion.Web.Features.Messages;
using Inclusion.Web.Features.Partners;
using Inclusion.Web.Features.People;
using Inclusion.Web.Features.Privacy;
using Inclusion.Web.Features.Reminders;
using Inclusion.Web.Features.Reports;
using Inclusion.Web.Features.Reservations;
using Inclusion.Web.Features.Settings;
using Inclusion.Web.Features.SetUp;
using Inclusion.Web.Features.StockTakes;
using Inclusion.Web.Features.Training;
using Inclusion.Web.Features.Transfers;
using Inclusion.Web.Foundation;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Commands;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Start;
using Inclusion.Web.Shared;
using Inclusion.Web.Shell;

return await ProductStart.RunAsync(args, builder => builder.AddInclusion(), app => app.MapInclusion());

namespace Inclusion.Web
{
    /// <summary>The product, feature by feature.</summary>
    public static class Product
    {
        public static void AddInclusion(this WebApplicationBuilder builder)
        {
            builder.Services.AddData(builder.Configuration, builder.Environment);
            builder.Services.AddFoundation();
            builder.Services.AddShared();
            builder.Services.AddDocuments();
            builder.Services.AddJobHost();
            builder.Services.AddJobs();
            builder.Services.AddHealth();
            builder.Services.AddAccounts();
            builder.Services.AddSetUp();
            builder.Services.AddDemo();
            builder.Services.AddHome();
            builder.Services.AddPeople();
            builder.Services.AddPrivacy();
            builder.Services.AddPartners();
            builder.Services.AddDevices();
            builder.Services.AddReservations();
            builder.Services.AddStockTakes();
            builder.Services.AddDonations();
            builder.Services.AddBench();
            builder.Services.AddTransfers();
            builder.Services.AddConnectivity();
            builder.Services.AddIncidents();
            builder.Services.AddLoans();
            builder.Services.AddAgreements();
            builder.Services.AddTraining();
            builder.Services.AddEnrolments();
            builder.Services.AddAttendances();
            builder.Services.AddCertificates();
            builder.Services.AddReports();
            builder.Services.AddImpact();
            builder.Services.AddReminders();
            builder.Services.AddMessages();
            builder.Services.AddImports();
            builder.Services.AddSettings();
            builder.Services.AddBackups();
            builder.Services.AddAudit();
            builder.Services.AddCommands();
            builder.AddShell();
        }

        public static void MapInclusion(this WebApplication app)
        {
            app.UseWebSafety();
            app.UseRefusedRequests();
            app.UseShell();
            app.UseSetUp();
            app.UseAccounts();
            app.MapPeople();
            app.MapPrivacy();
            app.MapShell();
            app.MapHealth();
            app.MapJobHost();
            app.MapAccounts();
            app.MapDevices();
            app.MapStockTakes();
            app.MapDonations();
            app.MapConnectivity();
            app.MapLoans();
            app.MapAgreements();
            app.MapMessages();
            app.MapTraining();
            app.MapEnrolments();
            app.MapAttendances();
            app.MapCertificates();
            app.MapImpact();
            app.MapReports();
            app.MapImports();
            app.MapBackups();
            app.MapAudit();
        }
    }
}
